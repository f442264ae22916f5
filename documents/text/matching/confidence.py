"""How sure the answer is: the points of a pair weighed against every other use of its two clauses."""

import math
from collections import defaultdict

from documents.text.matching.evidence import Evidence

_PIECE = 4.0
"""What it is worth to leave a piece with its origin."""


class Confidence:
    """Asked once all links are made, when all evidence is known. Every answer is 0…1."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.links = evidence.links
        self.held = {(old, new): evidence.points(old, new) for old, new in self.links.forward.items()}
        self.alternatives_of_old: defaultdict[int, list[int]] = defaultdict(list)
        self.alternatives_of_new: defaultdict[int, list[int]] = defaultdict(list)
        for old, new in evidence.considered():
            self.alternatives_of_old[old].append(new)
            self.alternatives_of_new[new].append(old)

    def of_pair(self, old: int, new: int) -> float:
        """Weigh the pair against its rivals and against both clauses standing alone, which is worth nothing."""
        against = 1.0 + self._rivals_of_old(old, but=new) + self._rivals_of_new(new, but=old)
        return 1 / (1 + against * math.exp(-self.held[old, new]))

    def of_piece(self, old: int, new: int) -> float:
        """Return the share of common words in the smaller of the two, by weight."""
        one, other = self.links.old.wordings[old].stems, self.links.new.wordings[new].stems
        weight = self.evidence.weight
        return weight(one & other) / (min(weight(one), weight(other)) or 1.0)

    def of_removed(self, old: int) -> float:
        return 1 / (1 + self._rivals_of_old(old))

    def of_added(self, new: int) -> float:
        return 1 / (1 + self._rivals_of_new(new))

    def _rivals_of_old(self, old: int, *, but: int | None = None) -> float:
        """Return the odds of the other new clauses, each less what the pair it would break is worth."""
        odds = 0.0
        for new in self.alternatives_of_old[old]:
            if new != but:
                odds += math.exp(self.evidence.points(old, new) - self._worth(self.links.continues(new), new))
        return odds

    def _rivals_of_new(self, new: int, *, but: int | None = None) -> float:
        odds = 0.0
        for old in self.alternatives_of_new[new]:
            if old != but:
                odds += math.exp(self.evidence.points(old, new) - self._worth(old, self.links.continued_by(old)))
        return odds

    def _worth(self, old: int | None, new: int | None) -> float:
        if old is None or new is None:
            return 0.0
        return max(0.0, self.held.get((old, new), _PIECE))
