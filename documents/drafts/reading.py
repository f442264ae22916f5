"""What the page of a draft shows, gathered in a handful of statements and ready for the template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from core.navigation import Crumb, from_home
from documents.citing import links_of
from documents.consultation import accepts_comments, days_left, last_day_of, phase
from documents.drafts.wording import change_in_words, phase_in_words, remark_place, steps, tone
from documents.exporting import FORMATS
from documents.models import Clause, DraftRecord, Edition
from documents.reading import ShownClause, contents, shown_clauses


@dataclass(frozen=True)
class ClauseOfDraft(ShownClause):
    """A clause of a draft: beside what a clause of an act has, the way to remark on it."""

    remark_place: str = ""
    """«к пункту 2.3» while remarks are taken, else empty."""
    remark_address: str = ""
    remarks: int = 0
    """How many remarks on it can be read."""


@dataclass(frozen=True)
class ShownChange:
    """A step of the consultation, told."""

    day: date
    words: str
    reason: str


def draft_context(
    record: DraftRecord, edition: Edition | None, editions: Sequence[Edition], now: datetime
) -> dict[str, Any]:
    """Return what the page of `record` shows at `now`, but for the text and the remarks. One statement."""
    today = timezone.localdate(now)
    state = phase(record, now)
    changes = list(record.stage_changes.all()) if record.pk else []
    return {
        "record": record,
        "edition": edition,
        "editions": editions,
        "is_current": edition is None or edition.pk == record.current_edition_id,
        "phase": state,
        "phase_tone": tone(state),
        "phase_words": phase_in_words(record, now),
        "takes_remarks": accepts_comments(record, now),
        "first_day": timezone.localdate(record.posted_at) if record.posted_at else None,
        "last_day": last_day_of(record.closes_at) if record.closes_at else None,
        "days_left": days_left(record, today),
        "steps": steps(record, changes, now),
        "changes": [
            ShownChange(timezone.localdate(each.at), change_in_words(each), each.reason) for each in reversed(changes)
        ],
        "formats": FORMATS.values() if record.is_public else (),
        "crumbs": way_to(record),
    }


def text_context(
    record: DraftRecord, clauses: Sequence[Clause], *, takes_remarks: bool, counts: Mapping[str, int]
) -> dict[str, Any]:
    """Return the text in clauses with the ways to remark on each. Two statements at most, for what it cites.

    `counts` tells how many remarks on each clause can be read, by its key.
    """
    by_position = {clause.position: clause for clause in clauses}
    shown = [
        ClauseOfDraft(
            **vars(each),
            remark_place=_place(each.clause, by_position) if takes_remarks else "",
            remark_address=f"{record.path}comment/?clause={each.clause.key}",
            remarks=counts.get(each.clause.key, 0),
        )
        for each in shown_clauses(clauses, links_of(clauses))
    ]
    return {"clauses": shown, "contents": contents(shown)}


def _place(clause: Clause, by_position: Mapping[int, Clause]) -> str:
    owner = None if clause.parent_position is None else by_position.get(clause.parent_position)
    return remark_place(clause, owner)


def way_to(record: DraftRecord) -> list[Crumb]:
    """Return the breadcrumbs of a draft (D107): its address says them all, so the tree need not be asked."""
    name = record.short_name
    parts = record.path.strip("/").split("/")
    if len(parts) != 3:
        return from_home(Crumb(name))
    section, drafts, _ = parts
    return from_home(
        Crumb("Документы", f"/{section}/"), Crumb("Проекты регламентов", f"/{section}/{drafts}/"), Crumb(name)
    )
