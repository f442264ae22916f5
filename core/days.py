"""How editors give days and hours: the browser's own fields, here and wherever a form asks for one.

Wagtail's calendar puts the day of today in the place of one that it cannot read («20 ноября 2026», «2026-11-20»), and
says nothing. The browser's field takes only what is a day.
"""

from django import forms
from django.db import models
from wagtail.admin.forms.models import register_form_field_override


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


def ask_in_the_browsers_own_fields() -> None:
    """Let the pages and reference lists of the admin ask for days, hours and moments so."""
    register_form_field_override(models.DateField, override={"widget": DayInput})
    register_form_field_override(models.TimeField, override={"widget": HourInput})
    register_form_field_override(models.DateTimeField, override={"widget": MomentInput})
