"""Forms of the desk of issues: numbers and dates, acts to take in, gaps, errata."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from core.days import DayInput, MomentInput
from documents.forms.days import expect_plausible_days
from documents.forms.finding import acts_named, the_only
from documents.models import IssueErratum, IssueRecord


class NumbersForm(forms.ModelForm[IssueRecord]):
    """What stands on the cover and in the imprint of one issue (D63)."""

    class Meta:
        model = IssueRecord
        fields = ["year", "number", "through_number", "skipped_reason", "issued_on", "signed_at", "print_run"]
        widgets = {"issued_on": DayInput(), "signed_at": MomentInput()}
        error_messages = {
            "through_number": {"unique": "Такой сквозной номер уже есть у другого выпуска. Поставьте следующий."}
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        expect_plausible_days(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("number") == 0:
            self.add_error("number", "Номера выпусков начинаются с 1.")
        if cleaned.get("year") and not 1900 <= cleaned["year"] <= 2100:
            self.add_error("year", "Проверьте год.")
        same = IssueRecord.objects.filter(year=cleaned.get("year") or 0, number=cleaned.get("number") or 0)
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("number", "Выпуск с таким номером в этом году уже есть. Поставьте следующий.")
        return cleaned


class ErratumForm(forms.ModelForm[IssueErratum]):
    class Meta:
        model = IssueErratum
        fields = ["noted_on", "text"]
        widgets = {"noted_on": DayInput(), "text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"text": "«На с. 12 напечатано: …, следует читать: …». Сам выпуск не изменится."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        expect_plausible_days(self)

    def clean_noted_on(self) -> date:
        """Whoever found the mistake had the issue in hands."""
        noted_on: date = self.cleaned_data["noted_on"]
        issued_on = self.instance.issue.issued_on
        if issued_on and noted_on < issued_on:
            raise forms.ValidationError(f"Раньше дня, когда выпуск вышел ({issued_on:%d.%m.%Y}).")
        if noted_on > timezone.localdate():
            raise forms.ValidationError("Этот день ещё не наступил.")
        return noted_on


class DaysForm(forms.Form):
    """Acts adopted within which days are proposed."""

    since = forms.DateField(label="Приняты с", widget=DayInput())
    until = forms.DateField(label="По", widget=DayInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        expect_plausible_days(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "Последний день раньше первого: поменяйте даты местами.")
        return cleaned


class ActNumberForm(forms.Form):
    """An act that is not proposed, found by its number as people write it."""

    number = forms.CharField(label="Номер акта", max_length=60)
    adopted_on = forms.DateField(
        label="От какой даты", required=False, widget=DayInput(), help_text="Если таких номеров несколько."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        expect_plausible_days(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("number"):
            cleaned["act"] = the_only(self, acts_named(cleaned))
        return cleaned
