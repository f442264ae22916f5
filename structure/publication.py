"""The one place that shows units and organisations on the site or takes them off it."""

from typing import TypeVar

from django.db import transaction

from core.publishing import announce, retract
from structure.models import Organisation, Unit

Shown = TypeVar("Shown", Unit, Organisation)


@transaction.atomic
def settle(record: Shown, *, withdrawal: str = "") -> None:
    """Show a saved unit or organisation; with a reason in `withdrawal`, take it off the site and say why."""
    if withdrawal:
        retract([record], reason=withdrawal)
    else:
        announce([record])
