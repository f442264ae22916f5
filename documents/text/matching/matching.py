"""Two editions in, the fate of every clause out."""

from collections.abc import Sequence

from documents.text.matching.evidence import Evidence
from documents.text.matching.fragments import link_pieces
from documents.text.matching.links import Links
from documents.text.matching.pairs import Pair
from documents.text.matching.passes import link_anywhere, link_identical, link_in_place
from documents.text.matching.report import report
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
    return report(evidence, decided)


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
