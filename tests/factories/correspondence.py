"""Residents' letters and forms for tests."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from correspondence.consents import Purpose
from correspondence.forms.robots import new_stamp
from correspondence.models import ConsentText, Contact


def robot_fields(topic: str, *, age: timedelta = timedelta(minutes=1)) -> dict[str, str]:
    """What a form with `RobotChecksMixin` sends when a person filled it in within `age`."""
    return {"website": "", "stamp": new_stamp(topic, timezone.now() - age)}


def make_wording(purpose: str = Purpose.PROCESSING, wording: str = "Согласен.") -> ConsentText:
    return ConsentText.objects.create(
        slug=purpose, title=f"Согласие {purpose}", wording=wording, effective_from=date(2026, 1, 1)
    )


def make_wordings() -> dict[str, ConsentText]:
    """A wording in force for every purpose."""
    return {purpose: make_wording(purpose) for purpose in Purpose.values}


def make_contact(email: str = "zhitel@aleysk.example", *, confirmed: bool = True, **given: Any) -> Contact:
    contact = Contact.objects.write_down(email=email, **given)
    if confirmed:
        contact.confirmed_at = timezone.now()
        contact.save()
    return contact
