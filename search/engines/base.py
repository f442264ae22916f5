"""What every engine can do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from search.reading import Question
from search.scope import Scope

FACETS = ("resource", "kind", "body", "rubric", "year")
"""Columns that can be counted by value."""


class EngineDownError(Exception):
    """The engine does not answer. Another one, or a plain message, must take over."""


@dataclass(frozen=True)
class Tally:
    """How many full matches there are, beyond the ranked entries and in all; the former also by facet and value."""

    beyond: int
    full_matches: int
    facets: Mapping[str, Mapping[Any, int]] = field(default_factory=dict)


class Engine(Protocol):
    name: str

    def candidates(self, question: Question, scope: Scope, rare: Sequence[str], bound: int) -> set[int]:
        """Return numbers of passages worth ranking, from three lists, each narrowed to `scope` before the cut:
        passages with any of the `rare` words, passages that match fully, entries whose title does (first passages).

        No list looks at more than `bound` matches. Raises EngineDownError.
        """
        ...

    def tally(self, question: Question, scope: Scope, ranked: Sequence[int], facets: Sequence[str]) -> Tally:
        """Count the entries in `scope` that match fully. `ranked` are entry numbers. Raises EngineDownError."""
        ...

    def beyond(self, question: Question, scope: Scope, ranked: Sequence[int], start: int, stop: int) -> list[int]:
        """Return entry numbers of full matches that are not `ranked`, newest first. Raises EngineDownError."""
        ...
