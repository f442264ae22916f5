"""What an editor says of an act and the regional register: sent, included, and what those who checked it said."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone

from core.days import DayInput
from documents.forms.days import expect_plausible_days
from documents.models import ActRecord, LegalityReview, RegisterEntry
from documents.registration.numbers import read_number
from documents.registration.shown import entry_of
from documents.registration.worklist import belongs

MALFORMED = (
    "Это не номер регистра. В нём буквы RU, восемь цифр муниципального образования, год и от трёх до пяти цифр: "
    "RU00000000202600001."
)
OF_ANOTHER = (
    "Это номер другого муниципального образования: в нём {found}, а у города {own}. Проверьте, от этого ли акта."
)
OF_ANOTHER_YEAR = (
    "Сохранено, но проверьте номер {number}: в нём {found} год, а акт принят {adopted_on:%d.%m.%Y}. "
    "Если в регистре так и стоит, менять ничего не нужно."
)
AHEAD = "Этот день ещё не наступил."
BEFORE_THE_ACT = "В этот день акта ещё не было: {act}."


class EntryForm(forms.ModelForm[RegisterEntry]):
    """The row of one act (D58). Days are plain to check; the number is checked against the city's own digits (K)."""

    class Meta:
        model = RegisterEntry
        fields = ["sent_on", "number", "included_on"]
        widgets = {"sent_on": DayInput(), "included_on": DayInput()}

    number = forms.CharField(
        label="Номер в регистре", required=False, max_length=60, help_text="Как его вернул регистр: RU и цифры."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        expect_plausible_days(self)

    @property
    def advice(self) -> str:
        """What is worth a second look in what was saved; "" where nothing is."""
        act, number = self.instance.act, read_number(self.instance.number)
        if number is None or number.year == act.adopted_on.year:
            return ""
        return OF_ANOTHER_YEAR.format(number=number, found=number.year, adopted_on=act.adopted_on)

    def clean_number(self) -> str:
        if not self.cleaned_data["number"].strip():
            return ""
        number = read_number(self.cleaned_data["number"])
        if number is None:
            raise forms.ValidationError(MALFORMED)
        own = settings.REGISTER_MUNICIPALITY
        if own and number.municipality != own:
            raise forms.ValidationError(OF_ANOTHER.format(found=number.municipality, own=own))
        return str(number)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("sent_on", "included_on"):
            if cleaned.get(name) and (wrong := wrong_day(cleaned[name], [self.instance.act])):
                self.add_error(name, wrong)
        number, included_on = cleaned.get("number"), cleaned.get("included_on")
        if number and not included_on and "included_on" not in self.errors:
            self.add_error("included_on", "Укажите, когда акт включён в регистр: этот день стоит рядом с номером.")
        if included_on and not number and "number" not in self.errors:
            self.add_error("number", "Впишите номер, под которым акт включён в регистр.")
        sent_on = cleaned.get("sent_on", self.instance.sent_on)
        if sent_on and included_on and included_on < sent_on:
            self.add_error("included_on", f"Раньше, чем акт отправлен ({sent_on:%d.%m.%Y}): проверьте оба дня.")
        return cleaned


class NumberForm(EntryForm):
    """One line of those that wait for a number."""

    class Meta(EntryForm.Meta):
        fields = ["number", "included_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].widget.attrs["size"] = 20


class ReviewForm(forms.ModelForm[LegalityReview]):
    """What an authority said of the legality of the act."""

    class Meta:
        model = LegalityReview
        fields = ["kind", "issued_by", "dated_on", "number", "summary", "result"]
        widgets = {"dated_on": DayInput(), "summary": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, act: ActRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.act = act
        expect_plausible_days(self)

    def clean_dated_on(self) -> date:
        day: date = self.cleaned_data["dated_on"]
        if wrong := wrong_day(day, [self.act]):
            raise forms.ValidationError(wrong)
        return day


class SendForm(forms.Form):
    """The day on which the acts that are ticked were sent."""

    sent_on = forms.DateField(
        label="Отправлены", widget=DayInput(), error_messages={"required": "Укажите, когда акты отправлены в регистр."}
    )

    def __init__(self, *args: Any, acts: Sequence[ActRecord] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.acts = acts
        self.fields["sent_on"].initial = timezone.localdate()
        expect_plausible_days(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.acts:
            self.add_error(None, "Отметьте акты, которые отправлены в регистр.")
        if cleaned.get("sent_on") and (wrong := wrong_day(cleaned["sent_on"], self.acts)):
            self.add_error("sent_on", wrong)
        return cleaned


def wrong_day(day: date, acts: Sequence[ActRecord]) -> str:
    """Return why nothing can have been done with `acts` on `day`; "" where it can."""
    if day > timezone.localdate():
        return AHEAD
    youngest = max(acts, key=lambda act: act.adopted_on, default=None)
    return BEFORE_THE_ACT.format(act=youngest) if youngest and youngest.adopted_on > day else ""


def registration_forms(act: ActRecord) -> dict[str, Any]:
    """Return the forms that the desk of `act` offers, and whether the register has to do with it."""
    return {
        "is_registrable": belongs(act),
        "entry_form": EntryForm(instance=entry_of(act) or RegisterEntry(act=act), auto_id="register_%s"),
        "review_form": ReviewForm(act=act, auto_id="review_%s"),
    }
