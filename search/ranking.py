"""The one ranking, the same on every engine: an engine names candidate passages, this decides their order.

Constants were chosen on one half of 4,000 queries over 7,742 real articles and confirmed on the other
(docs/decisions/0003-own-search-backends.md). `bench/search_quality.py` measures them again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

SATURATION = 1.2
LENGTH_INFLUENCE = 0.75
TITLE_WEIGHT = 4.0
TITLE_GATE = 8
"""The title counts by the eighth power of the share of the words it holds: nearly all or nearly nothing."""
NEARNESS_WEIGHT = 0.5
NEARNESS_SPAN = 20

LEAST_BOUND = 2000
BOUND_SHARE = 0.05
CANDIDATES = 100
"""How many of each candidate list are ranked."""


@dataclass(frozen=True)
class Corpus:
    """What ranking knows of all texts: how many entries, mean lengths in words, how many entries hold each word."""

    entries: int
    mean_passage: float
    mean_title: float
    frequencies: Mapping[str, int]

    @property
    def bound(self) -> int:
        """How many matches of a candidate list are looked at: a common word may match nearly everything."""
        return max(LEAST_BOUND, int(BOUND_SHARE * self.entries))

    def rare(self, words: Sequence[str]) -> list[str]:
        """Return the rarest words whose matches together stay within the bound; at least one."""
        ordered = sorted(words, key=lambda word: self.frequencies.get(word, 0))
        chosen, total = ordered[:1], self.frequencies.get(ordered[0], 0)
        for word in ordered[1:]:
            total += self.frequencies.get(word, 0)
            if total > self.bound:
                break
            chosen.append(word)
        return chosen


@dataclass(frozen=True)
class Score:
    """How well a passage answers, and why."""

    value: float
    words_found: int
    words_in_title: int


class Ranking:
    """Scores passages against the words of one question."""

    def __init__(self, words: Sequence[str], corpus: Corpus) -> None:
        self.words = words
        self.corpus = corpus
        total = max(corpus.entries, 1)
        self.weights = {word: _rarity(total, min(corpus.frequencies.get(word, 0), total)) for word in words}
        self.sum_of_weights = sum(self.weights.values())

    def score(self, lemmas: str, title: str) -> Score:
        """Score one passage: `lemmas` of title and text, `title` lemmas alone, both separated by spaces."""
        counts, length, gap = self._read(lemmas)
        title_counts, title_length, _ = self._read(title) if title else ({}, 0, None)
        share = len(title_counts) / len(self.words)
        value = self._bm25(counts, length, self.corpus.mean_passage)
        value += TITLE_WEIGHT * share**TITLE_GATE * self._bm25(title_counts, title_length, self.corpus.mean_title)
        if gap is not None:
            value += NEARNESS_WEIGHT * self.sum_of_weights * NEARNESS_SPAN / (NEARNESS_SPAN + gap)
        return Score(value, len(counts), len(title_counts))

    def _read(self, lemmas: str) -> tuple[dict[str, int], int, int | None]:
        """Return how often each word stands there, the length, and what is too much in the smallest window with all."""
        weights, wanted = self.weights, len(self.words)
        counts: dict[str, int] = {}
        last: dict[str, int] = {}
        gap: int | None = None
        tokens = lemmas.split()
        for index, token in enumerate(tokens):
            if token in weights:
                counts[token] = counts.get(token, 0) + 1
                last[token] = index
                if len(last) == wanted:
                    window = index - min(last.values()) + 1 - wanted
                    gap = window if gap is None or window < gap else gap
        return counts, len(tokens), gap

    def _bm25(self, counts: Mapping[str, int], length: int, mean: float) -> float:
        norm = SATURATION * (1 - LENGTH_INFLUENCE + LENGTH_INFLUENCE * length / max(mean, 1))
        return sum(self.weights[word] * count / (count + norm) for word, count in counts.items())


def _rarity(total: int, frequency: int) -> float:
    return log(1 + (total - frequency + 0.5) / (frequency + 0.5))
