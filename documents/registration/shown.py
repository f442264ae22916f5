"""What everybody is shown of an act's entry in the register."""

from typing import Any

from documents.models import ActRecord, RegisterEntry


def entry_of(act: ActRecord) -> RegisterEntry | None:
    """Return what is kept of `act` in the register; no statement where it was read together with its entry."""
    found: RegisterEntry | None = getattr(act, "register_entry", None)
    return found if found is not None and found.pk else None  # a form's blank one is not kept yet


def shown_registration(act: ActRecord) -> dict[str, Any]:
    """Return its entry, and what those who checked its legality said: one statement where there is an entry."""
    entry = entry_of(act)
    return {"registration": entry, "reviews": list(entry.reviews.all()) if entry else []}
