"""The passes that link clauses: each may only link what the earlier ones left, the surest evidence first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from documents.text.matching.alignment import line_up, longest_rise
from documents.text.matching.assignment import assign
from documents.text.matching.evidence import Evidence
from documents.text.matching.links import Links
from documents.text.matching.wording import STEM, Wording

Points = Callable[[int, int], float]
"""What a pair is worth to a pass: no more than nothing means that it is not to be linked."""

_SURE_WORDS = 6
"""A wording this long that stands once in each edition is known by itself."""
_MOST_CANDIDATES = 8
_RAREST = 12
_LONGEST_POSTING = 40


def link_identical(links: Links) -> None:
    """Link the clauses whose wording stands exactly once in each edition."""
    old, new = links.old, links.new
    places = {wording.normal: index for index, wording in enumerate(new.wordings)}
    for index, wording in enumerate(old.wordings):
        if wording.stands_by_place or len(wording.words) < _SURE_WORDS or not links.is_free_old(index):
            continue
        if old.occurrences[wording.normal] == 1 and new.occurrences[wording.normal] == 1:
            place = places[wording.normal]
            if links.is_free_new(place):
                links.link(index, place)


def link_in_place(links: Links, points: Points) -> None:
    """Between two linked neighbours under linked parents, line up the clauses that are left, in their order."""
    parents: list[tuple[int | None, int | None]] = [(None, None), *links.forward.items()]
    for above, other_above in parents:
        siblings, others = links.old.children.get(above), links.new.children.get(other_above)
        if siblings and others:
            for gap, other_gap in _gaps(links, siblings, others):
                for old, new in line_up(gap, other_gap, points):
                    links.link(old, new)


def link_anywhere(evidence: Evidence, points: Points) -> None:
    """Link what is left wherever it stands now: by shared rare words, and parents by their children."""
    links = evidence.links
    candidates = {*_by_words(evidence), *_by_children(links)}
    edges = {(old, new): points(old, new) for old, new in sorted(candidates)}
    for old, new in assign(edges):
        links.link(old, new)


def _gaps(links: Links, siblings: Sequence[int], others: Sequence[int]) -> list[tuple[list[int], list[int]]]:
    """Cut two rows of siblings at the linked pairs that kept their order; return the unlinked of each gap."""
    ranks = links.new.ranks
    parent = links.new.parents[others[0]]
    paired = [
        (rank, ranks[links.forward[old]])
        for rank, old in enumerate(siblings)
        if old in links.forward and links.new.parents[links.forward[old]] == parent
    ]
    kept = [paired[place] for place in longest_rise([other for _, other in paired])]
    gaps = []
    for (start, other_start), (end, other_end) in pairwise([(-1, -1), *kept, (len(siblings), len(others))]):
        gap = [old for old in siblings[start + 1 : end] if links.is_free_old(old)]
        other_gap = [new for new in others[other_start + 1 : other_end] if links.is_free_new(new)]
        if gap and other_gap:
            gaps.append((gap, other_gap))
    return gaps


def _by_words(evidence: Evidence) -> Iterator[tuple[int, int]]:
    """For every old clause that is left, the new ones that share its rarest words and pairs of words."""
    links = evidence.links
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for new in links.free_new():
        for feature in _features(links.new.wordings[new]):
            postings[feature].append(new)
    for old in links.free_old():
        shared = [postings[feature] for feature in _features(links.old.wordings[old]) if feature in postings]
        shared = sorted((posting for posting in shared if len(posting) <= _LONGEST_POSTING), key=len)
        votes: defaultdict[int, float] = defaultdict(float)
        for posting in shared[:_RAREST]:
            for new in posting:
                votes[new] += 1 / len(posting)
        for new in sorted(votes, key=lambda new: (-votes[new], new))[:_MOST_CANDIDATES]:
            yield old, new


def _features(wording: Wording) -> Iterable[str]:
    stems = [word[:STEM] for word in wording.words]
    return dict.fromkeys([wording.normal, *stems, *(f"{one} {other}" for one, other in pairwise(stems))])


def _by_children(links: Links) -> Iterator[tuple[int, int]]:
    for old, new in links.forward.items():
        above, other_above = links.old.parents[old], links.new.parents[new]
        if (
            above is not None
            and other_above is not None
            and links.is_free_old(above)
            and links.is_free_new(other_above)
        ):
            yield above, other_above
