"""An address and a name, each optional, each with the box of its own consent (D74, D76, D79, D181)."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from correspondence import confirmation, consents, subscriptions
from correspondence.consents import Purpose
from correspondence.models import ConsentText, Contact

NEEDS_CONSENT = (
    "Без этой отметки мы не вправе хранить имя и адрес почты. Отметьте согласие или очистите эти поля: "
    "сообщение примут и без них."
)
NEEDS_NAME = "Чтобы показать имя на сайте, впишите его или снимите эту отметку."
NEEDS_EMAIL = "Чтобы получать новости, впишите адрес почты или снимите эту отметку."


class CheckboxWidget(forms.CheckboxInput):
    """A box whose value is the version of the wording beside it. Its name makes it a "checkbox" to templates."""

    def __init__(self, version: int) -> None:
        super().__init__()
        self.version = version

    def format_value(self, value: Any) -> str:
        return str(self.version)

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return data.get(name) or ""


class ConsentField(forms.Field):
    """A box beside one wording. What was seen is what was agreed to, though a newer wording came into force meanwhile.

    Cleans to the `ConsentText`, or to None when the box is empty.
    """

    def __init__(self, text: ConsentText, *, words: str) -> None:
        self.text = text
        super().__init__(required=False, label=_label(words, text), widget=CheckboxWidget(text.version))

    def clean(self, value: Any) -> ConsentText | None:
        if not value or value == str(self.text.version):
            return self.text if value else None
        seen = ConsentText.objects.in_force().filter(slug=self.text.slug)
        return next((text for text in seen if str(text.version) == value), None)


class ContactFieldsMixin(forms.Form):
    """`name`, `email` and their boxes. Where the city has no wording in force, the fields are not there at all.

    After `is_valid()`: `write_contact(subject)` inside the transaction that accepts the form.
    """

    name = forms.CharField(
        label="Имя",
        max_length=100,
        required=False,
        help_text="Без вашего разрешения на сайте его не покажут.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label="Электронная почта",
        required=False,
        max_length=254,
        help_text=(
            "Сначала придёт письмо с подтверждением — откройте ссылку в нём. Потом пришлём номер, а позже — ответ."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    consent_words = {
        Purpose.PROCESSING: "Согласен(на) на обработку имени и адреса почты",
        Purpose.SHOWING_NAME: "Разрешаю показать моё имя на сайте",
        Purpose.NEWS: "Хочу получать новости об этом проекте",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        texts = consents.wordings_in_force(self.consent_words)
        if Purpose.PROCESSING not in texts:
            del self.fields["name"], self.fields["email"]
            return
        for purpose, words in self.consent_words.items():
            if purpose in texts:
                self.fields[purpose.name.lower()] = ConsentField(texts[purpose], words=words)
        self.fields["processing"].help_text = "Нужно, только если вы написали имя или почту."

    @property
    def consent_fields(self) -> list[forms.BoundField]:
        """The boxes, for templates."""
        return [self[name] for name, field in self.fields.items() if isinstance(field, ConsentField)]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        has_email = bool(cleaned.get("email")) or "email" in self.errors
        has_name = bool(cleaned.get("name"))
        if (has_email or has_name) and "processing" in self.fields and not cleaned.get("processing"):
            self.add_error("processing", NEEDS_CONSENT)
        if cleaned.get("showing_name") and not has_name:
            self.add_error("showing_name", NEEDS_NAME)
        if cleaned.get("news") and not has_email:
            self.add_error("news", NEEDS_EMAIL)
        return cleaned

    def write_contact(self, subject: str, *, news_topic: str = "", news_title: str = "") -> Contact | None:
        """Keep address, name and consents, ask for confirmation, subscribe; None when nothing personal was given.

        `subject` is what the consents were given for, `news_topic` what news are about; see
        `correspondence.subscriptions.subscribe` for `news_title`.
        """
        email, name = (self.cleaned_data.get(field) or "" for field in ("email", "name"))
        if not email and not name:
            return None
        contact = Contact.objects.write_down(email=email, name=name)
        for field in self.consent_fields:
            text = self.cleaned_data.get(field.name)
            if text is not None:
                consents.give(contact, text, subject=subject)
        if news_topic and self.cleaned_data.get("news"):
            subscriptions.subscribe(contact, news_topic, title=news_title)
        confirmation.ask(contact)
        return contact


def _label(words: str, text: ConsentText) -> SafeString:
    """The words beside a box, leading to the full wording."""
    address = reverse("consent-version", args=[text.slug, text.version])
    return format_html('{} (<a href="{}" target="_blank">полный текст</a>)', words, address)
