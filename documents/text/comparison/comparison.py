"""Two editions, clause by clause."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from documents.text.comparison.segments import Segment, Segments, compare_pieces, compare_words, swapped
from documents.text.comparison.tables import ComparedRow, compare_tables
from documents.text.matching import Pair, Relation, match
from documents.text.matching.side import Matchable


class Comparable(Matchable, Protocol):
    """What comparing reads of a clause: what matching reads, and its HTML where it is a table."""

    @property
    def html(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A row of a comparison: a clause as it was and as it is."""

    pair: Pair
    number: Segments = ()
    heading: Segments = ()
    text: Segments = ()
    table: tuple[ComparedRow, ...] = ()
    """Of a table that changed, came or went; `text` is left empty then."""
    is_departure: bool = False
    """The place a moved clause went from. What it says stands where it went."""

    @property
    def is_changed(self) -> bool:
        return self.pair.relation is not Relation.SAME


@dataclass(frozen=True, slots=True)
class Comparison:
    old: Sequence[Comparable]
    new: Sequence[Comparable]
    changes: tuple[ClauseChange, ...]
    """In the order of the new text; what was removed or went elsewhere, where it stood."""

    def counts(self) -> Counter[Relation]:
        """Return how many clauses went which way. A split or a merged clause counts once."""
        counts: Counter[Relation] = Counter()
        seen: set[tuple[Relation, int | None]] = set()
        for change in self.changes:
            relation = change.pair.relation
            if change.is_departure:
                continue
            if relation in {Relation.SPLIT, Relation.MERGED}:
                whole = change.pair.old if relation is Relation.SPLIT else change.pair.new
                if (relation, whole) in seen:
                    continue
                seen.add((relation, whole))
            counts[relation] += 1
        return counts

    def only_changes(self) -> tuple[ClauseChange, ...]:
        """Return the changed clauses and, so that the reader knows where he is, the headings above them."""
        wanted = {place for place, change in enumerate(self.changes) if change.is_changed}
        at = {change.pair.new: place for place, change in enumerate(self.changes) if change.pair.new is not None}
        at_old = {change.pair.old: place for place, change in enumerate(self.changes) if change.pair.old is not None}
        for place in list(wanted):
            pair = self.changes[place].pair
            side, places, index = (self.new, at, pair.new) if pair.new is not None else (self.old, at_old, pair.old)
            while index is not None and (index := side[index].parent) is not None:
                wanted.add(places[index])
        return tuple(change for place, change in enumerate(self.changes) if place in wanted)


def compare(old: Sequence[Comparable], new: Sequence[Comparable], pairs: Sequence[Pair] | None = None) -> Comparison:
    """Compare two editions clause by clause and word by word.

    `pairs` is what `match` answered, perhaps with an editor's decisions; made here where it is missing.
    """
    pairs = match(old, new) if pairs is None else pairs
    return Comparison(old, new, _Comparer(old, new, pairs).changes())


class _Comparer:
    def __init__(self, old: Sequence[Comparable], new: Sequence[Comparable], pairs: Sequence[Pair]) -> None:
        self.old, self.new, self.pairs = old, new, pairs
        self.pieces = self._pieces()

    def changes(self) -> tuple[ClauseChange, ...]:
        stood = self._stood()
        placed = [(self._place(pair, stood), self._change(pair)) for pair in self.pairs]
        placed += [
            ((stood[pair.old], 1, pair.old), ClauseChange(pair, is_departure=True))
            for pair in self.pairs
            if pair.relation is Relation.MOVED and pair.old is not None
        ]
        return tuple(change for _, change in sorted(placed, key=lambda row: row[0]))

    def _stood(self) -> dict[int, int]:
        """For every old clause, the place in the new text of the last one before it that stayed."""
        stayed: dict[int, int] = {}
        for pair in self.pairs:
            if pair.old is not None and pair.new is not None and not pair.parent_changed:
                stayed[pair.old] = max(pair.new, stayed.get(pair.old, -1))
        stood: dict[int, int] = {}
        last = -1
        for index in range(len(self.old)):
            stood[index] = last
            last = stayed.get(index, last)
        return stood

    def _place(self, pair: Pair, stood: dict[int, int]) -> tuple[int, int, int]:
        old = -1 if pair.old is None else pair.old
        return (stood[old], 1, old) if pair.new is None else (pair.new, 0, old)

    def _change(self, pair: Pair) -> ClauseChange:
        old = None if pair.old is None else self.old[pair.old]
        new = None if pair.new is None else self.new[pair.new]
        if old is None or new is None:
            return _alone(pair, old, new)
        number = _whole(old.number or "", new.number or "", is_same=not pair.number_changed)
        if (pair.old, pair.new) in self.pieces:
            return ClauseChange(pair, number, _whole(old.heading, new.heading), self.pieces[pair.old, pair.new])
        heading = compare_words(old.heading, new.heading)
        if pair.text_changed and "<table" in old.html and "<table" in new.html:
            return ClauseChange(pair, number, heading, table=compare_tables(old.html, new.html))
        text = compare_words(old.text, new.text) if pair.text_changed else _whole(old.text, new.text, is_same=True)
        return ClauseChange(pair, number, heading, text)

    def _pieces(self) -> dict[tuple[int | None, int | None], Segments]:
        """Compare the whole of every split and merger at once, so that each piece shows what it took over."""
        splits: defaultdict[int, list[int]] = defaultdict(list)
        mergers: defaultdict[int, list[int]] = defaultdict(list)
        for pair in self.pairs:
            if pair.old is not None and pair.new is not None:
                if pair.relation is Relation.SPLIT:
                    splits[pair.old].append(pair.new)
                elif pair.relation is Relation.MERGED:
                    mergers[pair.new].append(pair.old)
        compared: dict[tuple[int | None, int | None], Segments] = {}
        for old, news in splits.items():
            found = compare_pieces(self.old[old].text, [self.new[new].text for new in sorted(news)])
            compared.update({(old, new): segments for new, segments in zip(sorted(news), found, strict=True)})
        for new, olds in mergers.items():
            found = compare_pieces(self.new[new].text, [self.old[old].text for old in sorted(olds)])
            compared.update({(old, new): swapped(part) for old, part in zip(sorted(olds), found, strict=True)})
        return compared


def _alone(pair: Pair, old: Comparable | None, new: Comparable | None) -> ClauseChange:
    """All of a clause went, or all of it came."""
    if old is not None:
        number, heading, text = _whole(old.number or "", ""), _whole(old.heading, ""), _whole(old.text, "")
    elif new is not None:
        number, heading, text = _whole("", new.number or ""), _whole("", new.heading), _whole("", new.text)
    else:
        return ClauseChange(pair)
    table = compare_tables(old.html if old else "", new.html if new else "")
    return ClauseChange(pair, number, heading, table=table) if table else ClauseChange(pair, number, heading, text)


def _whole(old: str, new: str, *, is_same: bool | None = None) -> Segments:
    return (Segment(old, new, old == new if is_same is None else is_same),) if old or new else ()
