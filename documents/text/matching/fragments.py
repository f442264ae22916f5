"""Splits: a new clause made of words that an old clause has lost. A merger is a split read backwards."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from documents.text.matching.evidence import Evidence
from documents.text.matching.links import Links
from documents.text.matching.wording import STEM, Wording

_FEWEST_WORDS = 3
_NEAR, _FAR = 0.6, 0.75
"""The least share of a piece's words that its origin must have lost, beside it and elsewhere."""
_HEIR = 0.3
"""The least share of an heir's words that its origin must have had."""


def link_pieces(evidence: Evidence) -> None:
    """Give every unlinked clause that is a piece of a linked one to it, in both directions."""
    _link(evidence, evidence.links)
    _link(evidence, evidence.links.swapped())


def _link(evidence: Evidence, links: Links) -> None:
    lost = {old: _lost(evidence, links, old) for old in links.forward}
    for piece, old in links.split.items():
        lost[old] = lost[old] - links.new.wordings[piece].stems
    index = _pairs_of_words(links, lost)
    waiting = {links.old.wordings[old].normal for old in links.free_old()}
    found: list[tuple[float, int, int]] = []
    for new in links.free_new():
        wording = links.new.wordings[new]
        if len(wording.words) < _FEWEST_WORDS or wording.stands_by_place or wording.normal in waiting:
            continue
        near = set(_near(links, new))
        for old in {*near, *_far(index, wording)}:
            if old in lost:
                share = _share(evidence, wording, lost[old])
                if share >= (_NEAR if old in near else _FAR):
                    found.append((share * len(wording.words), new, old))
    for _, new, old in sorted(found, reverse=True):
        wording = links.new.wordings[new]
        # Another piece may have taken these words meanwhile.
        if links.is_free_new(new) and _share(evidence, wording, lost[old]) >= _NEAR:
            links.split[new] = old
            lost[old] = lost[old] - wording.stems


def _lost(evidence: Evidence, links: Links, old: int) -> Counter[str]:
    """Return the words of an old clause that its heir no longer has.

    None where the heir is a stub or says something else: such a clause has not given its words to anybody.
    """
    one, heir = links.old.wordings[old], links.new.wordings[links.forward[old]]
    if heir.is_stub or one.normal == heir.normal or _share(evidence, heir, one.stems) < _HEIR:
        return Counter()
    return one.stems - heir.stems


def _share(evidence: Evidence, wording: Wording, lost: Counter[str]) -> float:
    common = wording.stems & lost
    if sum(common.values()) < _FEWEST_WORDS:
        return 0.0
    return evidence.weight(common) / evidence.weight(wording.stems)


def _pairs_of_words(links: Links, lost: dict[int, Counter[str]]) -> dict[tuple[str, str], list[int]]:
    index: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for old, words in lost.items():
        if sum(words.values()) >= _FEWEST_WORDS:
            stems = [word[:STEM] for word in links.old.wordings[old].words]
            for pair in set(pairwise(stems)):
                if pair[0] in words and pair[1] in words:
                    index[pair].append(old)
    return index


def _far(index: dict[tuple[str, str], list[int]], wording: Wording) -> list[int]:
    votes: Counter[int] = Counter()
    for pair in dict.fromkeys(pairwise(word[:STEM] for word in wording.words)):
        votes.update(index.get(pair, ())[:20])
    return [old for old, _ in votes.most_common(4)]


def _near(links: Links, new: int) -> Iterator[int]:
    """The origins of the neighbours, of the clause above and of the neighbour's neighbours: where pieces fall."""
    beside = [links.new.sibling(new, step) for step in (-2, -1, 1, 2)]
    for place in [*beside, links.new.parents[new]]:
        origin = links.continues(place) if place is not None else None
        if origin is not None:
            yield origin
