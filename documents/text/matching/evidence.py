"""How much speaks for an old and a new clause being one: points, in natural logarithms of the odds.

Zero means as likely as not. The parts are added as if they were independent; `bench/matching.py` shows how well the
sum is calibrated.
"""

import math
from collections import Counter

from documents.text.matching.links import Links
from documents.text.matching.side import word_weights

MOST = 12.0
"""No wording is worth more: place and children may still outweigh it."""

_A_WORD = 1.5
"""Of identical wordings, for each word and once for being there."""
_TWO_STUBS = 2.0
_COPIED, _OFTEN_COPIED = 6.0, 2.0
"""Of an identical wording that stands more than once: with few copies and at the least."""
_ONE_IS_SILENT = -1.5
_LIKENESS, _EVEN_LIKENESS = 18.0, 0.42
"""The worth of likeness, and how much of it speaks neither for nor against."""
_LEAST = -9.0

_SAME_NUMBER, _OTHER_NUMBER, _OTHER_KIND = 1.2, -0.4, -1.5
_SAME_PARENT, _OTHER_PARENT = 1.6, -2.0
_NO_PARENT_YET = -4.0
"""What is said in many places goes with the clause above it, and that one has no pair yet."""
_SAME_NEIGHBOUR, _BOTH_AT_THE_END = 1.2, 0.8
_MOST_OF_PLACE = _SAME_NUMBER + _SAME_PARENT + 2 * _SAME_NEIGHBOUR

_A_CHILD, _ENOUGH_CHILDREN, _EVEN_SHARE = 2.4, 3, 0.4
"""The worth of each child up to so many, and the share of them that speaks neither for nor against."""


class Evidence:
    def __init__(self, links: Links) -> None:
        self.links = links
        self.old = links.old
        self.new = links.new
        self.weights = word_weights([links.old, links.new])
        self._old_weights = [self.weight(wording.stems) for wording in self.old.wordings]
        self._new_weights = [self.weight(wording.stems) for wording in self.new.wordings]
        self._likeness: dict[tuple[int, int], float] = {}

    def weight(self, stems: Counter[str]) -> float:
        """Return the weight of a bag of words: how much it tells."""
        weights = self.weights
        return sum(weights[stem] * count for stem, count in stems.items())

    def points(self, old: int, new: int) -> float:
        """Return all that speaks for the pair, less all that speaks against it."""
        wording, family = self.wording(old, new), self.family(old, new)
        if wording + family < -_MOST_OF_PLACE:
            return wording + family  # no place could make up for such words: most pairs end here
        return wording + family + self.place(old, new)

    def likeness(self, old: int, new: int) -> float:
        """Return 0…1: the weight of the common words in both clauses and in the shorter of them."""
        known = self._likeness.get((old, new))
        if known is None:
            known = self._likeness[old, new] = self._measure(old, new)
        return known

    def considered(self) -> list[tuple[int, int]]:
        """Return the pairs whose words were compared."""
        return list(self._likeness)

    def _measure(self, old: int, new: int) -> float:
        one, other = self.old.wordings[old].stems, self.new.wordings[new].stems
        if len(other) < len(one):
            one, other = other, one
        common = sum(min(count, other[stem]) * self.weights[stem] for stem, count in one.items() if stem in other)
        if not common:
            return 0.0
        old_weight, new_weight = self._old_weights[old], self._new_weights[new]
        shared = 2 * common / (old_weight + new_weight)
        contained = common / min(old_weight, new_weight)
        return 0.6 * shared + 0.4 * contained

    def is_telling(self, old: int, new: int) -> bool:
        """Do the words alone say which clause it is? Those of a stub, a note or a repeated sentence do not."""
        one, other = self.old.wordings[old], self.new.wordings[new]
        return (
            not (one.stands_by_place or other.stands_by_place)
            and self.old.occurrences[one.normal] <= 1
            and self.new.occurrences[other.normal] <= 1
        )

    def wording(self, old: int, new: int) -> float:
        one, other = self.old.wordings[old], self.new.wordings[new]
        if one.is_note != other.is_note:
            return _LEAST
        if one.stands_by_place or other.stands_by_place:
            return _TWO_STUBS + self.likeness(old, new) if one.stands_by_place and other.stands_by_place else 0.0
        fewer = min(len(one.words), len(other.words))
        if one.normal == other.normal:
            if not fewer:
                return 0.0
            identical = _A_WORD + _A_WORD * fewer
            copies = self.old.occurrences[one.normal] * self.new.occurrences[one.normal]
            if copies == 1:
                return min(MOST, identical)
            return min(identical, max(_OFTEN_COPIED, _COPIED - 1.5 * math.log(copies)))
        if not fewer:
            return _ONE_IS_SILENT
        is_heading = self.old.is_headed[old] and self.new.is_headed[new]
        trust = 1.0 if is_heading else min(1.0, 0.25 + fewer / 16)
        return max(_LEAST, min(MOST, trust * _LIKENESS * (self.likeness(old, new) - _EVEN_LIKENESS)))

    def place(self, old: int, new: int) -> float:
        """Number, kind, parent, neighbours."""
        points = 0.0
        number, other_number = self.old.numbers[old], self.new.numbers[new]
        if number and number == other_number:
            points += _SAME_NUMBER
        elif number != other_number:
            points += _OTHER_NUMBER
        if self.old.kinds[old] != self.new.kinds[new]:
            points += _OTHER_KIND
        parent = self._parents(old, new)
        points += parent
        if parent == 0 and not self.is_telling(old, new):
            points += _NO_PARENT_YET
        if parent < 0 and (self.old.wordings[old].stands_by_place or self.new.wordings[new].stands_by_place):
            return -MOST
        if parent >= 0:
            points += self._neighbours(old, new)
        return points

    def _parents(self, old: int, new: int) -> float:
        above, other_above = self.old.parents[old], self.new.parents[new]
        if self.links.are_one(above, other_above):
            return _SAME_PARENT
        if above is None or other_above is None:
            return _OTHER_PARENT
        if self.links.continued_by(above) is None and self.links.continues(other_above) is None:
            return 0.0
        return _OTHER_PARENT

    def _neighbours(self, old: int, new: int) -> float:
        points = 0.0
        for step in (-1, 1):
            beside, other_beside = self.old.sibling(old, step), self.new.sibling(new, step)
            if beside is None and other_beside is None:
                points += _BOTH_AT_THE_END
            elif beside is not None and other_beside is not None and self.links.are_one(beside, other_beside):
                points += _SAME_NEIGHBOUR
        return points

    def family(self, old: int, new: int) -> float:
        """Do the clauses below go together? All that a heading without words is known by."""
        down, other_down = self.old.children.get(old), self.new.children.get(new)
        if not down or not other_down:
            return 0.0
        together = apart = 0
        for child in down:
            other = self.links.forward.get(child)
            if other is not None:
                together, apart = (together + 1, apart) if self.new.parents[other] == new else (together, apart + 1)
        for child in other_down:
            origin = self.links.back.get(child)
            if origin is not None and self.old.parents[origin] != old:
                apart += 1
        known = together + apart
        return 0.0 if not known else min(_ENOUGH_CHILDREN, known) * _A_CHILD * (together / known - _EVEN_SHARE)
