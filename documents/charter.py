"""When an act takes effect where neither it nor its editor says otherwise: what the charter holds (D48, K)."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from documents.forms.days import LONGEST_WAIT

RULES = ("signing", "publication", "days_after_publication")
"""Rules that can hold for every act. The others of `LegalAct.EntryRule` need a date that each act has of its own."""


def entry_rule() -> str:
    """Return the rule a new act starts with."""
    return str(settings.ENTRY_RULE)


def entry_days() -> int | None:
    """Return how many days after publication a new act takes effect, where the rule counts them."""
    return settings.ENTRY_DAYS if entry_rule() == "days_after_publication" else None


@register
def check_entry_rule(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    if settings.ENTRY_RULE not in RULES:
        return [Error(f"ENTRY_RULE must be one of {', '.join(RULES)}.", id="documents.E048")]
    days = entry_days()
    if settings.ENTRY_RULE == "days_after_publication" and not (type(days) is int and 1 <= days <= LONGEST_WAIT):
        return [Error(f"ENTRY_DAYS must be a whole number from 1 to {LONGEST_WAIT}.", id="documents.E049")]
    return []
