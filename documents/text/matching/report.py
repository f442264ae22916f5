"""Links → pairs: what the caller is told."""

from collections import Counter
from collections.abc import Collection

from documents.text.matching.confidence import Confidence
from documents.text.matching.evidence import Evidence
from documents.text.matching.pairs import Pair, Relation


def report(evidence: Evidence, settled: Collection[tuple[int | None, int | None]]) -> list[Pair]:
    """Return the pairs in the order of the new text; of what an editor has settled the confidence is whole."""
    return _Report(evidence, frozenset(settled)).pairs()


class _Report:
    def __init__(self, evidence: Evidence, settled: frozenset[tuple[int | None, int | None]]) -> None:
        self.links = evidence.links
        self.settled = settled
        self.confidence = Confidence(evidence)
        self.heirs = list(self.links.forward.items())
        self.pieces = [*((old, new) for new, old in self.links.split.items()), *self.links.merged.items()]
        self.times_old = Counter(old for old, _ in (*self.heirs, *self.pieces))
        self.times_new = Counter(new for _, new in (*self.heirs, *self.pieces))
        self.places = self._places_of_old()

    def pairs(self) -> list[Pair]:
        links, confidence = self.links, self.confidence
        found = [self._linked(old, new, confidence.of_pair(old, new), keeps_key=True) for old, new in self.heirs]
        found += [self._linked(old, new, confidence.of_piece(old, new), keeps_key=False) for old, new in self.pieces]
        for old in range(len(links.old)):
            if links.continued_by(old) is None:
                found.append(Pair(old, None, Relation.REMOVED, self._sure(old, None, confidence.of_removed(old))))
        for new in range(len(links.new)):
            if links.continues(new) is None:
                found.append(Pair(None, new, Relation.ADDED, self._sure(None, new, confidence.of_added(new))))
        return sorted(found, key=self._order)

    def _linked(self, old: int, new: int, confidence: float, *, keeps_key: bool) -> Pair:
        links = self.links
        text = links.old.wordings[old].normal != links.new.wordings[new].normal
        number = links.old.numbers[old] != links.new.numbers[new]
        parent = not links.are_one(links.old.parents[old], links.new.parents[new])
        if self.times_old[old] > 1:
            relation = Relation.SPLIT
        elif self.times_new[new] > 1:
            relation = Relation.MERGED
        elif parent:
            relation = Relation.MOVED
        elif number:
            relation = Relation.RENUMBERED
        else:
            relation = Relation.REWORDED if text else Relation.SAME
        return Pair(old, new, relation, self._sure(old, new, confidence), text, number, parent, keeps_key)

    def _sure(self, old: int | None, new: int | None, confidence: float) -> float:
        return 1.0 if (old, new) in self.settled else round(confidence, 3)

    def _order(self, pair: Pair) -> tuple[int, int, int]:
        old = -1 if pair.old is None else pair.old
        return (self.places[old], 1, old) if pair.new is None else (pair.new, 0, old)

    def _places_of_old(self) -> list[int]:
        """For every old clause, its place in the new text or that of the last one before it that kept its parent."""
        places: list[int] = []
        last = -1
        for old, parent in enumerate(self.links.old.parents):
            new = self.links.continued_by(old)
            if new is not None and self.links.are_one(parent, self.links.new.parents[new]):
                last = new
            places.append(last)
        return places
