"""Days that can be meant. A slip of the finger (the year 0226 or 20266) is named before anything is counted from it."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
MESSAGE = f"Проверьте год: дата должна быть между {EARLIEST.year} и {LATEST.year} годом."
LONGEST_WAIT = 3650  # days from publication to taking effect


def expect_plausible_days(form: forms.BaseForm) -> None:
    """Make every day asked for in `form` lie where acts of the city can have theirs."""
    for field in form.fields.values():
        if isinstance(field, forms.DateField):
            field.validators += [MinValueValidator(EARLIEST, MESSAGE), MaxValueValidator(LATEST, MESSAGE)]
