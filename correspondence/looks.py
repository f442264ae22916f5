"""Looking at a resident's address and name: a right of its own, and every look is written down first (D221)."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied

from correspondence.models import Contact, Look

RIGHT = "correspondence.see_personal_data"


@dataclass(frozen=True)
class PersonalData:
    """What was asked for. Not in its own words: they may end up in a log."""

    email: str = field(repr=False)
    name: str = field(repr=False)


def may_look(user: Any) -> bool:
    return bool(user.is_active and user.has_perm(RIGHT))


def look(contact: Contact, *, by: Any, reason: str) -> PersonalData:
    """Write down who looks and why, then open the seal.

    Raises:
        PermissionDenied: `by` lacks the right.
    """
    if not may_look(by):
        raise PermissionDenied
    Look.objects.create(contact=contact, by=by, by_name=by.get_username(), reason=reason.strip()[:300])
    return PersonalData(email=contact.email, name=contact.name)
