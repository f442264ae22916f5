"""Filters with counts, every one a link: what a list and the search page offer a visitor to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One value of a facet: a link that sets it, or takes it back where it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True)
class Facet:
    name: str
    title: str
    choices: list[Choice]

    @property
    def chosen(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.chosen), None)

    @property
    def is_useful(self) -> bool:
        """Whether there is anything to choose or to take back."""
        return len(self.choices) > 1 or self.chosen is not None


def chosen_in(facets: Iterable[Facet]) -> list[tuple[str, Choice]]:
    """Return what is chosen: the title of each facet, and its choice."""
    return [(facet.title, facet.chosen) for facet in facets if facet.chosen]
