"""One of the two editions that are matched: its clauses with their wordings and their places in the tree."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Protocol

from documents.text.address import address_number
from documents.text.matching.wording import Wording, read_wording


class Matchable(Protocol):
    """What matching reads of a clause, be it the engine's own or a row of a table."""

    @property
    def kind(self) -> str: ...
    @property
    def number(self) -> str | None: ...
    @property
    def heading(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def parent(self) -> int | None: ...


class Side:
    """One edition. Index of a clause everywhere means its index in `clauses`."""

    def __init__(self, clauses: Sequence[Matchable]) -> None:
        self.kinds = [str(clause.kind) for clause in clauses]
        self.numbers = [address_number(clause.number) if clause.number else "" for clause in clauses]
        self.parents = [clause.parent for clause in clauses]
        self.is_headed = [bool(clause.heading.strip()) for clause in clauses]
        """A heading is short and still says what the clause is about."""
        self.wordings: list[Wording] = [read_wording(clause.heading, clause.text) for clause in clauses]
        self.children: dict[int | None, list[int]] = {None: []}
        self.ranks: list[int] = []
        for index, parent in enumerate(self.parents):
            siblings = self.children.setdefault(parent, [])
            self.ranks.append(len(siblings))
            siblings.append(index)

    def __len__(self) -> int:
        return len(self.kinds)

    @cached_property
    def occurrences(self) -> Counter[str]:
        """How many clauses have the same normal wording."""
        return Counter(wording.normal for wording in self.wordings)

    def sibling(self, index: int, step: int) -> int | None:
        """Return the clause `step` places on under the same parent, or None beyond the ends."""
        siblings = self.children[self.parents[index]]
        rank = self.ranks[index] + step
        return siblings[rank] if 0 <= rank < len(siblings) else None


def word_weights(sides: Iterable[Side]) -> dict[str, float]:
    """Return the weight of every stem: rare words tell clauses apart, «и» and «в» do not."""
    counts: Counter[str] = Counter()
    total = 0
    for side in sides:
        for wording in side.wordings:
            counts.update(wording.stems.keys())
            total += 1
    return {stem: math.log(1 + total / count) for stem, count in counts.items()}
