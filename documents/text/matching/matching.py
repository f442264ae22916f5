"""Two editions in, the fate of every clause out."""

import math
from collections import defaultdict
from collections.abc import Sequence

from documents.text.matching.evidence import Evidence
from documents.text.matching.fragments import link_pieces
from documents.text.matching.links import Links
from documents.text.matching.pairs import Pair, Relation
from documents.text.matching.passes import link_anywhere, link_identical, link_in_place
from documents.text.matching.side import Matchable, Side

_SURE = (7.0, 5.0, 3.5)
"""Points asked for while better evidence may still come, round by round."""
_DOUBTFUL = (2.0, 0.6, 0.6)
"""Points asked for once the pieces of splits and mergers are taken."""

Decision = tuple[int | None, int | None]


def match(old: Sequence[Matchable], new: Sequence[Matchable], *, decided: Sequence[Decision] = ()) -> list[Pair]:
    """Return how the clauses of `old` went into `new`: every clause of both stands in at least one pair.

    `decided` is what an editor has settled: pairs of indexes that belong together, with None for a clause that was
    removed or added; several pairs with one index are a split or a merger. The rest is matched around them.
    The pairs come in the order of the new text, a removed clause after the last one before it that stayed.
    """
    links = Links(Side(old), Side(new))
    _settle(links, decided)
    link_identical(links)
    evidence = Evidence(links)
    for threshold in _SURE:
        _link(evidence, threshold, only_telling=True)
        link_pieces(evidence)
    for threshold in _DOUBTFUL:
        _link(evidence, threshold, only_telling=False)
        link_pieces(evidence)
    _give_to_the_largest(evidence)
    return _Report(evidence).pairs()


def _settle(links: Links, decided: Sequence[Decision]) -> None:
    for old, new in decided:
        if old is not None and new is not None:
            if old in links.forward:
                links.split[new] = old
            elif new in links.back:
                links.merged[old] = new
            else:
                links.link(old, new)
        elif old is not None:
            links.gone.add(old)
        elif new is not None:
            links.fresh.add(new)


def _link(evidence: Evidence, threshold: float, *, only_telling: bool) -> None:
    def points(old: int, new: int) -> float:
        if only_telling and not evidence.is_telling(old, new):
            return 0.0
        return evidence.points(old, new) - threshold

    link_in_place(evidence.links, points)
    link_anywhere(evidence, points)


def _give_to_the_largest(evidence: Evidence) -> None:
    """Of a split the piece with most of the old words continues the clause, of a merger the largest part."""
    for links in (evidence.links, evidence.links.swapped()):
        for piece, origin in sorted(links.split.items()):
            heir = links.forward[origin]
            words = links.old.wordings[origin].stems
            taken, kept = ((words & links.new.wordings[new].stems).total() for new in (piece, heir))
            if taken > kept and heir not in links.merged.values():
                links.link(origin, piece)
                del links.back[heir], links.split[piece]
                links.split[heir] = origin


class _Report:
    """Turns links into pairs."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.links = evidence.links
        self.origins = set(self.links.split.values())
        self.unions = set(self.links.merged.values())
        self.alternatives_of_old: defaultdict[int, list[int]] = defaultdict(list)
        self.alternatives_of_new: defaultdict[int, list[int]] = defaultdict(list)
        for old, new in evidence.considered():
            self.alternatives_of_old[old].append(new)
            self.alternatives_of_new[new].append(old)
        self.reached = self._reached()
        self.held = {(old, new): evidence.points(old, new) for old, new in self.links.forward.items()}

    def _reached(self) -> list[int]:
        """For every old clause, its place in the new text or that of the last one before it that kept its parent."""
        reached = [-1]
        for old in range(len(self.links.old)):
            new = self.links.continued_by(old)
            stays = new is not None and self.links.are_one(self.links.old.parents[old], self.links.new.parents[new])
            reached.append(new if stays and new is not None else reached[-1])
        return reached[1:]

    def pairs(self) -> list[Pair]:
        links = self.links
        found = [self._heir(old, new) for old, new in links.forward.items()]
        found += [self._piece(old, new) for new, old in links.split.items()]
        found += [self._piece(old, new) for old, new in links.merged.items()]
        found += [self._alone(old, None) for old in range(len(links.old)) if links.continued_by(old) is None]
        found += [self._alone(None, new) for new in range(len(links.new)) if links.continues(new) is None]
        return sorted(found, key=self._place_in_the_new_text)

    def _place_in_the_new_text(self, pair: Pair) -> tuple[int, int, int]:
        """A removed clause comes where it would stand: after the clauses that went before it."""
        if pair.new is not None:
            return pair.new, 0, -1 if pair.old is None else pair.old
        old = pair.old or 0
        return self.reached[old], 1, old

    def _heir(self, old: int, new: int) -> Pair:
        return self._pair(old, new, self._confidence(old, new), keeps_key=True)

    def _piece(self, old: int, new: int) -> Pair:
        one, other = self.links.old.wordings[old].stems, self.links.new.wordings[new].stems
        weight = self.evidence.weight
        share = weight(one & other) / max(min(weight(one), weight(other)), 1e-9)
        return self._pair(old, new, share, keeps_key=False)

    def _pair(self, old: int, new: int, confidence: float, *, keeps_key: bool) -> Pair:
        links = self.links
        text = links.old.wordings[old].normal != links.new.wordings[new].normal
        number = links.old.numbers[old] != links.new.numbers[new]
        parent = not links.are_one(links.old.parents[old], links.new.parents[new])
        if old in self.origins:
            relation = Relation.SPLIT
        elif new in self.unions:
            relation = Relation.MERGED
        elif parent:
            relation = Relation.MOVED
        elif number:
            relation = Relation.RENUMBERED
        else:
            relation = Relation.REWORDED if text else Relation.SAME
        return Pair(old, new, relation, round(confidence, 3), text, number, parent, keeps_key)

    def _alone(self, old: int | None, new: int | None) -> Pair:
        rivals = self._rivals(old, new)
        confidence = 1 / (1 + sum(math.exp(points) for points in rivals))
        return Pair(old, new, Relation.REMOVED if new is None else Relation.ADDED, round(confidence, 3))

    def _confidence(self, old: int, new: int) -> float:
        """Weigh the pair against every other use of its two clauses, standing alone included."""
        points = self.held[old, new]
        against = 1.0 + sum(math.exp(rival) for rival in [*self._rivals(old, new), *self._rivals(None, new, but=old)])
        return 1 / (1 + against * math.exp(-points))

    def _rivals(self, old: int | None, new: int | None, *, but: int | None = None) -> list[float]:
        """Return the points of the other pairs these clauses might be in, less what the pairs they break are worth."""
        rivals = []
        if old is not None:
            for other in self.alternatives_of_old[old]:
                if other != new:
                    holder = self.links.continues(other)
                    lost = self.held.get((holder, other), 4.0) if holder is not None else 0.0
                    rivals.append(self.evidence.points(old, other) - max(lost, 0.0))
        elif new is not None:
            for origin in self.alternatives_of_new[new]:
                if origin != but:
                    heir = self.links.continued_by(origin)
                    lost = self.held.get((origin, heir), 4.0) if heir is not None else 0.0
                    rivals.append(self.evidence.points(origin, new) - max(lost, 0.0))
        return rivals
