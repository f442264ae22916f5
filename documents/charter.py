"""When an act takes effect where neither it nor its editor says otherwise: what the charter holds (D48, K)."""

from django.conf import settings

RULES = ("signing", "publication", "days_after_publication")
"""Rules that can hold for every act. The others of `LegalAct.EntryRule` need a date that each act has of its own."""


def entry_rule() -> str:
    """Return the rule a new act starts with."""
    return str(settings.ENTRY_RULE)


def entry_days() -> int | None:
    """Return how many days after publication a new act takes effect, where the rule counts them."""
    return settings.ENTRY_DAYS if entry_rule() == "days_after_publication" else None
