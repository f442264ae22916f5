"""What a text says of itself: of which day it is and why it came, by which acts or in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from core.days import DayInput
from documents.causes import Offer
from documents.forms.days import expect_plausible_days
from documents.forms.finding import another_act
from documents.models import ActRecord

NO_REASON = "Отметьте акт, которым внесены изменения, или напишите, почему появилась эта редакция."


class CausesInput(forms.CheckboxSelectMultiple):
    """A box for each act; `data-since` says from which day it changes the text, for the script that ticks them."""

    days: Mapping[int, str] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["data-since"] = self.days.get(value, "")
        return option


class EditionForm(forms.Form):
    """What every text says of itself: its day, the acts that made it (D52), and a note.

    The note is needed where no act made an edition after the first, as for a correction (D54).
    """

    dated_on = forms.DateField(
        label="Дата редакции",
        widget=DayInput(),
        help_text=(
            "У первой редакции акта — дата принятия, у следующей — день, с которого текст так читается; у проекта — "
            "день, когда текст готов."
        ),
        error_messages={"required": "Укажите дату редакции: день, месяц и год."},
    )
    causes = forms.TypedMultipleChoiceField(
        label="Какими актами внесены изменения",
        required=False,
        coerce=int,
        widget=CausesInput,
        help_text="Отметьте те, чьи изменения уже есть в тексте. Читатели увидят: «в ред. постановления от … № …».",
    )
    number = forms.CharField(
        label="Акт, которым внесены изменения: номер",
        required=False,
        max_length=60,
        help_text="Акт должен быть в реестре. Если изменений не было, оставьте пустым.",
    )
    adopted_on = forms.DateField(label="Акт, которым внесены изменения: дата", required=False, widget=DayInput())
    note = forms.CharField(
        label="Почему появилась",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Это прочтут все. Для исправления: «Исправлена техническая ошибка: …».",
    )

    def __init__(
        self,
        *args: Any,
        act: ActRecord | None = None,
        offers: Sequence[Offer] = (),
        needs_reason: bool = False,
        **kwargs: Any,
    ) -> None:
        """Ask for acts that made an edition of `act`, `offers` among them; without `act` for the note alone."""
        super().__init__(*args, **kwargs)
        self.act, self.offers, self.needs_reason = act, offers, needs_reason
        offered = [(offer.act.pk, offer.words) for offer in offers]
        if offers:
            causes: Any = self.fields["causes"]
            causes.choices = offered
            causes.widget.days = {offer.act.pk: offer.day.isoformat() for offer in offers if offer.day}
            another = "Если изменения внёс акт, которого нет в списке. Он должен быть в реестре."
            self.fields["number"].label, self.fields["number"].help_text = "Ещё один акт: номер", another
            self.fields["adopted_on"].label = "Ещё один акт: дата"
        else:
            del self.fields["causes"]
        if act is None:
            del self.fields["number"], self.fields["adopted_on"]
            self.fields["note"].required = needs_reason
        expect_plausible_days(self)

    @property
    def acts(self) -> list[ActRecord]:
        """The acts that were chosen or named, once the form is valid."""
        acts: list[ActRecord] = self.cleaned_data.get("acts", [])
        return acts

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        acts = [offer.act for offer in self.offers if offer.act.pk in cleaned.get("causes", ())]
        if self.act is not None and cleaned.get("number"):
            named = another_act(self, cleaned, than=self.act)
            acts += [named] if named is not None else []
        elif cleaned.get("adopted_on"):
            self.add_error("number", "Впишите и номер акта: по одной дате его не найти.")
        if self.act is not None and self.needs_reason and not (acts or cleaned.get("note") or self.errors):
            self.add_error("note", NO_REASON)
        return {**cleaned, "acts": acts}
