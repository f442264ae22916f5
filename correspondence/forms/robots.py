"""Honeypot and time trap, as fields of any form (D207, D211)."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

_SIGNER = signing.Signer(sep=".", salt="correspondence.robots")

HONEYPOT_FILLED = (
    "Браузер сам заполнил скрытое поле «Сайт», мы его очистили. Текст сохранён: нажмите «Отправить» ещё раз."
)
TOO_QUICK = "Форма отправлена слишком быстро. Текст сохранён: нажмите «Отправить» ещё раз."
TOO_OLD = "Форма была открыта слишком долго. Текст сохранён: проверьте его и нажмите «Отправить» ещё раз."
UNKNOWN_STAMP = "Форма пришла неполной. Текст сохранён: нажмите «Отправить» ещё раз."


def new_stamp(topic: str, at: datetime | None = None) -> str:
    """The signed moment a form for `topic` was shown, different for each showing."""
    moment = at or timezone.now()
    return _SIGNER.sign(f"{int(moment.timestamp())}:{secrets.token_hex(8)}:{topic}")


class UnseenField(forms.BoundField):
    """A field people neither see nor reach: a hidden one for templates, one like any other for robots."""

    @property
    def is_hidden(self) -> bool:
        return True

    def as_widget(self, *args: Any, **kwargs: Any) -> SafeString:
        label_and_control = (self.id_for_label, self.label, super().as_widget(*args, **kwargs))
        return format_html(
            '<div class="visually-hidden" aria-hidden="true"><label for="{}">{}</label>{}</div>', *label_and_control
        )


class Honeypot(forms.CharField):
    bound_field_class = UnseenField


class RobotChecksMixin(forms.Form):
    """Two hidden fields and their checks. Give the form the topic it is shown for; show `hidden_fields` as usual.

    A form that comes back for a mistake of its sender says that alone: the checks are made again with the next sending.
    """

    website = Honeypot(
        label="Сайт",
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    def __init__(self, *args: Any, topic: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topic = topic
        self.fields["stamp"].initial = new_stamp(topic)

    @property
    def showing_key(self) -> str:
        """The same for every sending of one shown form: a double click is one remark. 64 hexadecimal digits."""
        return hashlib.sha256(str(self.cleaned_data["stamp"]).encode()).hexdigest()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("website"):
            self._send_back("website", "", HONEYPOT_FILLED)
        shown_at = self._shown_at(cleaned.get("stamp", ""))
        if shown_at is None:
            self._send_back("stamp", new_stamp(self.topic), UNKNOWN_STAMP)
            return cleaned
        age = timezone.now() - shown_at
        if age > settings.FORM_FILLED_AT_MOST:
            self._send_back("stamp", new_stamp(self.topic), TOO_OLD)
        elif age < settings.FORM_FILLED_AT_LEAST:
            self._explain(TOO_QUICK)  # the stamp ripens while one reads
        return cleaned

    def _shown_at(self, stamp: str) -> datetime | None:
        try:
            moment, _nonce, topic = _SIGNER.unsign(stamp).split(":", 2)
        except (signing.BadSignature, ValueError):
            return None
        return datetime.fromtimestamp(int(moment), tz=timezone.get_current_timezone()) if topic == self.topic else None

    def _send_back(self, field: str, value: str, explanation: str) -> None:
        """Refuse this time, with the field put right in the form that is shown again."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict or a dict
        data[self.add_prefix(field)] = value
        self.data = data
        self._explain(explanation)

    def _explain(self, words: str) -> None:
        """Refuse with `words`, unless the form is refused already for what people can put right."""
        if not self.errors:
            self.add_error(None, forms.ValidationError(words, code="robot"))
