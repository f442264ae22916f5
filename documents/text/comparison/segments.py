"""Two wordings, word by word: what stayed, what went and what came, in words and phrases."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from documents.text.matching.alignment import longest_rise
from documents.text.words import Word, read_words

_LARGEST_SQUARE = 160_000
"""Words times words beyond which texts are first cut at the words that stand once in each."""
_LONGEST_REST = 3
"""A run of more words than these is never thought of as a leftover between two changes."""

Run = tuple[int, int, int]
"""Place in the old words, place in the new ones, number of words that are the same from there."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text. One of the two is empty where words only came or only went."""

    old: str
    new: str
    is_same: bool
    """The words are the same; their letters, signs and editorial notes may still differ."""


Segments = tuple[Segment, ...]


def compare_words(old: str, new: str) -> Segments:
    """Return the segments in order; joined, their `old` parts are the old text and their `new` parts the new one.

    Words and phrases, not confetti: a few same words between two greater changes are part of one change.
    """
    old_words, new_words = read_words(old), read_words(new)
    if _keys(old_words) == _keys(new_words):
        return (Segment(old, new, True),) if old or new else ()
    segments: list[Segment] = []
    old_end = new_end = 0
    for old_place, new_place, size in [*_runs(old_words, new_words), (len(old_words), len(new_words), 0)]:
        if (old_place, new_place) != (old_end, new_end):
            went = _between(old, old_words, old_end, old_place)
            segments.append(Segment(went, _between(new, new_words, new_end, new_place), False))
        old_end, new_end = old_place + size, new_place + size
        if size:
            kept = _between(old, old_words, old_place, old_end)
            segments.append(Segment(kept, _between(new, new_words, new_place, new_end), True))
    return tuple(segments)


def compare_pieces(whole: str, pieces: Sequence[str]) -> list[Segments]:
    """Compare an old text with the pieces it was split into, in their order: one run of segments for each piece.

    The words that no piece took over stand, struck out, with the piece before them.
    """
    return [compare_words(part, piece) for part, piece in zip(_divide(whole, pieces), pieces, strict=True)]


def swapped(segments: Segments) -> Segments:
    """Return the same read backwards: a merger is a split of the new text into the old ones."""
    return tuple(Segment(segment.new, segment.old, segment.is_same) for segment in segments)


def _divide(whole: str, pieces: Sequence[str]) -> Iterator[str]:
    """Cut a text after the last word that each piece took over."""
    words, taken = read_words(whole), [read_words(piece) for piece in pieces]
    runs = _runs(words, [word for piece in taken for word in piece])
    start = end = new_end = 0
    for piece in taken[:-1]:
        new_end += len(piece)
        end = max([end, *(old + min(size, new_end - new) for old, new, size in runs if new < new_end)])
        cut = _start(whole, words, end)
        yield whole[start:cut]
        start = cut
    yield whole[start:]


def _keys(words: Sequence[Word]) -> list[str]:
    return [word.key for word in words]


def _between(text: str, words: Sequence[Word], first: int, last: int) -> str:
    """Return some words with the signs behind them, the first of the text with those before it too."""
    if not words:
        return text
    return text[_start(text, words, first) : _start(text, words, last)] if first < last else ""


def _start(text: str, words: Sequence[Word], place: int) -> int:
    if place == len(words):
        return len(text)
    return words[place].start if place else 0


def _runs(old: Sequence[Word], new: Sequence[Word]) -> list[Run]:
    return _without_rests(_common_runs(_keys(old), _keys(new)), len(old), len(new))


def _common_runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    runs: list[Run] = []
    for old_place, new_place, size in _common(old, new, 0, 0):
        if runs and runs[-1][0] + runs[-1][2] == old_place and runs[-1][1] + runs[-1][2] == new_place:
            runs[-1] = (runs[-1][0], runs[-1][1], runs[-1][2] + size)
        else:
            runs.append((old_place, new_place, size))
    return runs


def _common(old: Sequence[str], new: Sequence[str], old_start: int, new_start: int) -> Iterator[Run]:
    """Find the common runs: straight away in what is short, between the words that stand once in what is long."""
    if len(old) * len(new) <= _LARGEST_SQUARE:
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
            if block.size:
                yield old_start + block.a, new_start + block.b, block.size
        return
    old_end = new_end = 0
    for old_place, new_place in [*_anchors(old, new), (len(old), len(new))]:
        if (old_place - old_end, new_place - new_end) != (len(old), len(new)):
            gap, other_gap = old[old_end:old_place], new[new_end:new_place]
            yield from _common(gap, other_gap, old_start + old_end, new_start + new_end)
        if old_place < len(old):
            yield old_start + old_place, new_start + new_place, 1
        old_end, new_end = old_place + 1, new_place + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of the words that stand once in each text and keep their order."""
    old_counts, new_counts = Counter(old), Counter(new)
    places = {word: place for place, word in enumerate(new) if new_counts[word] == 1}
    paired = [(place, places[word]) for place, word in enumerate(old) if old_counts[word] == 1 and word in places]
    return [paired[place] for place in longest_rise([other for _, other in paired])]


def _without_rests(runs: Sequence[Run], old_length: int, new_length: int) -> list[Run]:
    """Drop the short runs that stand between changes greater than they are."""
    kept: list[Run] = []
    for place, (old_place, new_place, size) in enumerate(runs):
        following = runs[place + 1] if place + 1 < len(runs) else (old_length, new_length, 0)
        before = _gap(kept[-1] if kept else (0, 0, 0), (old_place, new_place, size))
        after = _gap((old_place, new_place, size), following)
        is_rest = before and after and size <= _LONGEST_REST and 2 * size <= before + after
        if not is_rest:
            kept.append((old_place, new_place, size))
    return kept if len(kept) == len(runs) else _without_rests(kept, old_length, new_length)


def _gap(run: Run, following: Run) -> int:
    """Return how many words changed between two runs, on the side where they are more."""
    return max(following[0] - run[0] - run[2], following[1] - run[1] - run[2])
