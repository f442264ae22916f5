"""How one clause went through all editions anybody may read, from the draft to the act."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from documents.causes import NamedCause, made_by, named_causes
from documents.changes import safe
from documents.keys import Destination, family
from documents.models import ActRecord, Clause, ClauseDescent, DraftRecord, Edition, FiledRecord
from documents.reading import printed_number
from documents.text.comparison import compare_words
from documents.text.comparison import marking as marks
from documents.text.comparison.segments import Segment


@dataclass(frozen=True)
class ClauseInEdition:
    """A clause in one edition of its life."""

    edition: Edition
    record: FiledRecord
    clause: Clause | None
    """None in the edition that has it no more."""
    text: SafeString
    """Its words, what changed since the edition before marked."""
    is_changed: bool
    made_by: Sequence[ActRecord] = ()
    """The public acts that made the edition (D52), oldest first."""

    @property
    def causes(self) -> list[NamedCause]:
        return named_causes(self.made_by)

    @property
    def label(self) -> str:
        return (
            " ".join(part for part in (printed_number(self.clause), self.clause.heading) if part) if self.clause else ""
        )

    @property
    def address(self) -> str:
        """Where it is read."""
        is_current = self.edition.pk == self.record.current_edition_id
        query = "" if is_current else f"?edition={self.edition.number}"
        return f"{self.record.path}{query}#{self.clause.address if self.clause else ''}"


@dataclass(frozen=True)
class ClauseHistory:
    key: str
    record: FiledRecord
    steps: list[ClauseInEdition]
    """Oldest first; only the editions that brought the clause, changed it or left it out."""
    origins: list[str]
    """Keys of the clauses it was split from."""
    heirs: list[str]
    """Keys of the clauses that took its words over, wholly or in part."""


def clause_history(key: str, destination: Destination) -> ClauseHistory:
    """Return the life of a clause in all that anybody may read of it."""
    record = destination.record
    pages = family(record)
    editions = Edition.objects.public().filter(page__in=pages).order_by("published_at", "pk")
    records: dict[int, FiledRecord] = {each.page_id: each for each in DraftRecord.objects.filter(page__in=pages)}
    records[record.page_id] = record
    clauses = {row.edition_id: row for row in Clause.objects.filter(key=key, edition__in=editions)}
    steps: list[ClauseInEdition] = []
    last: Clause | None = None
    for edition in editions:
        now = clauses.get(edition.pk)
        if now is None and last is None:
            continue
        step = _step(edition, records[edition.page_id], last, now)
        if last is None or step.is_changed:
            steps.append(step)
        last = now
    acts = made_by(step.edition for step in steps)
    descents = ClauseDescent.objects.filter(edition__in=editions)
    return ClauseHistory(
        key=key,
        record=record,
        steps=[replace(step, made_by=acts[step.edition.pk]) for step in steps],
        origins=list(dict.fromkeys(descents.filter(to_key=key, kind="split").values_list("from_key", flat=True))),
        heirs=list(dict.fromkeys(descents.filter(from_key=key).values_list("to_key", flat=True))),
    )


def _step(edition: Edition, record: FiledRecord, last: Clause | None, now: Clause | None) -> ClauseInEdition:
    if now is None:
        return ClauseInEdition(edition, record, None, SafeString(""), is_changed=True)
    said = " ".join(part for part in (now.heading, now.text) if part)
    if last is None:
        return ClauseInEdition(edition, record, now, safe(marks.one_column((Segment(said, said, True),))), False)
    was = " ".join(part for part in (last.heading, last.text) if part)
    segments = compare_words(was, said)
    is_changed = (last.number, last.address) != (now.number, now.address) or not all(part.is_same for part in segments)
    return ClauseInEdition(edition, record, now, safe(marks.one_column(segments)), is_changed)
