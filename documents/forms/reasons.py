"""Why a new text came: by which acts, or in words."""

from collections.abc import Sequence
from typing import Any

from django import forms

from core.days import DayInput
from documents.causes import Offer
from documents.forms.days import expect_plausible_days
from documents.forms.finding import another_act
from documents.models import ActRecord

NO_REASON = "Отметьте акт, которым внесены изменения, или напишите, почему появилась эта редакция."


class ReasonForm(forms.Form):
    """The acts that made an edition (D52), and a note: needed where no act did, as for a correction (D54)."""

    causes = forms.TypedMultipleChoiceField(
        label="Какими актами внесены изменения",
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="Отметьте те, чьи изменения уже есть в тексте. Читатели увидят: «в ред. постановления от … № …».",
    )
    number = forms.CharField(
        label="Ещё один акт: номер",
        required=False,
        max_length=60,
        help_text="Если изменения внёс акт, которого нет в списке. Он должен быть в реестре.",
    )
    adopted_on = forms.DateField(label="Ещё один акт: дата", required=False, widget=DayInput())
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
        self.fields["causes"].choices = offered  # type: ignore[attr-defined]  # a field of choices
        if not offers:
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
