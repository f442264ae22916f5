"""What changed between two published editions.

Read from the keys the clauses were published with, never a new guess: the page says what the editor settled.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from core.russian.counting import date_in_words
from documents.commenting.places import place_in_words
from documents.editions import as_cut, clauses_of
from documents.keys import adopted_drafts
from documents.models import ActRecord, Clause, ClauseDescent, DraftRecord, Edition
from documents.reading import printed_number
from documents.text.comparison import Comparison, compare
from documents.text.comparison import marking as marks
from documents.text.comparison.comparison import ClauseChange
from documents.text.comparison.segments import Segment
from documents.text.matching import Pair, Relation, match
from documents.text.matching.matching import Decision


@dataclass(frozen=True)
class ShownChange:
    """One clause as it was and as it is, marked."""

    relation: Relation
    key: str
    number: SafeString
    heading: SafeString
    marked: SafeString
    """In one column: what went struck out, what came beside it."""
    before: SafeString
    after: SafeString
    level: int
    went_to: str
    """Where a moved clause went, at the place it left; else empty."""

    @property
    def words(self) -> str:
        return marks.RELATION_NAMES[self.relation]

    @property
    def is_changed(self) -> bool:
        return self.relation is not Relation.SAME


@dataclass(frozen=True)
class ShownComparison:
    changes: list[ShownChange]
    counts: list[tuple[str, int]]
    """How many clauses went which way, in words."""

    @property
    def has_changes(self) -> bool:
        return any(change.is_changed for change in self.changes)


def changes_between(old: Edition, new: Edition, *, only_changes: bool) -> ShownComparison:
    """Compare two editions of one text by the keys of their clauses."""
    before, after = clauses_of(old), clauses_of(new)
    return shown_comparison(before, after, pairs_between(old, new, before, after), only_changes=only_changes)


def pairs_between(old: Edition, new: Edition, before: Sequence[Clause], after: Sequence[Clause]) -> list[Pair]:
    """Return which clause is which: the same key is the same clause, descents tell of splits and mergers."""
    places = {clause.key: place for place, clause in enumerate(after)}
    decided: list[Decision] = [
        (place, places[clause.key]) for place, clause in enumerate(before) if clause.key in places
    ]
    decided += _descended(old, new, before, places)
    were, are = {pair[0] for pair in decided}, {pair[1] for pair in decided}
    decided += [(place, None) for place in range(len(before)) if place not in were]
    decided += [(None, place) for place in range(len(after)) if place not in are]
    return match([as_cut(row) for row in before], [as_cut(row) for row in after], decided=decided)


def shown_comparison(
    before: Sequence[Clause], after: Sequence[Clause], pairs: Sequence[Pair], *, only_changes: bool
) -> ShownComparison:
    """Return a comparison ready for a page; `pairs` are those of `match`."""
    comparison: Comparison = compare([as_cut(row) for row in before], [as_cut(row) for row in after], pairs)
    counted = comparison.counts()
    changes = comparison.only_changes() if only_changes else comparison.changes
    return ShownComparison(
        changes=[_shown(change, before, after) for change in changes],
        counts=[(name, counted[relation]) for relation, name in marks.RELATION_NAMES.items() if counted[relation]],
    )


def edition_name(edition: Edition, *, is_draft: bool) -> str:
    """Return how an edition is called in a sentence: «редакция № 2 проекта от 1 мая 2026 г.»."""
    return f"редакция № {edition.number}{' проекта' if is_draft else ''} от {date_in_words(edition.dated_on)}"


def draft_behind(record: ActRecord | DraftRecord) -> Edition | None:
    """Return the last edition of the draft an act was, if anybody may read it."""
    if isinstance(record, DraftRecord):
        return None
    draft = adopted_drafts(record).filter(is_public=True).select_related("current_edition").first()
    return draft.current_edition if draft is not None else None


def _descended(old: Edition, new: Edition, before: Sequence[Clause], places: dict[str, int]) -> list[Decision]:
    """Return the pairs beside the heirs, of all editions after `old` up to `new`."""
    pages = {old.page_id, new.page_id}
    rows = ClauseDescent.objects.filter(
        edition__page__in=pages, edition__published_at__gt=old.published_at, edition__published_at__lte=new.published_at
    )
    went: dict[str, list[str]] = {}
    for source, target in rows.order_by("edition__published_at", "pk").values_list("from_key", "to_key"):
        went.setdefault(source, []).append(target)
    return [
        (place, places[target])
        for place, clause in enumerate(before)
        for target in _reached(clause.key, went)
        if target in places
    ]


def _reached(key: str, went: dict[str, list[str]]) -> list[str]:
    """Return the keys to which the words of `key` went, step by step."""
    found: dict[str, None] = {}
    ahead = list(went.get(key, ()))
    while ahead:
        target = ahead.pop(0)
        if target not in found and target != key:
            found[target] = None
            ahead += went.get(target, ())
    return list(found)


def _shown(change: ClauseChange, before: Sequence[Clause], after: Sequence[Clause]) -> ShownChange:
    pair = change.pair
    old = before[pair.old] if pair.old is not None else None
    new = after[pair.new] if pair.new is not None else None
    clause = new or old
    assert clause is not None
    table = change.table
    return ShownChange(
        relation=pair.relation,
        key=clause.key,
        number=_number(old, new, is_departure=change.is_departure),
        heading=safe(marks.one_column(change.heading)),
        marked=safe(marks.table_in_one_column(table) if table else marks.one_column(change.text)),
        before=safe(marks.table_before(table) if table else marks.before(change.text)),
        after=safe(marks.table_after(table) if table else marks.after(change.text)),
        level=min(clause.level, 4),
        went_to=place_in_words(new.address) if change.is_departure and new is not None else "",
    )


def _number(old: Clause | None, new: Clause | None, *, is_departure: bool) -> SafeString:
    was, now = (printed_number(clause) if clause is not None else "" for clause in (old, new))
    if is_departure:
        return safe(marks.one_column((Segment(was, was, True),)))
    return safe(marks.one_column((Segment(f"{was} " if was and now != was else was, now, was == now),)))


def safe(html: str) -> SafeString:
    """`marking` escapes every word it is given."""
    return SafeString(html)
