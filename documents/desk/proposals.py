"""What an editor is told and asked about the clauses of the edition before."""

from collections import Counter
from dataclasses import dataclass, field

from documents.models import Clause, Preparation
from documents.preparing import ProposedPair, named, proposed_pairs
from documents.text.comparison.marking import RELATION_NAMES
from documents.text.matching import Relation


@dataclass(frozen=True)
class Choice:
    value: str
    """Place of a clause, or "" for none."""
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class ShownPair:
    """One line of the proposal."""

    pair: ProposedPair
    choices: list[Choice] = field(default_factory=list)
    """What the editor may say instead; only where somebody is asked."""

    @property
    def words(self) -> str:
        return RELATION_NAMES[self.pair.relation]

    @property
    def old(self) -> str:
        return named(self.pair.old)

    @property
    def new(self) -> str:
        return named(self.pair.new)

    @property
    def about(self) -> str:
        """Of which clause the editor is asked what it was or what it became."""
        return "new" if self.pair.new is not None else "old"

    @property
    def place(self) -> int:
        clause = self.pair.new or self.pair.old
        assert clause is not None
        return clause.position


@dataclass(frozen=True)
class Proposal:
    counts: list[tuple[str, int]]
    asked: list[ShownPair]
    """Doubtful pairs and those already decided: each can be answered, or answered differently."""
    changed: list[ShownPair]
    """The rest of what is not simply the same."""

    @property
    def open_questions(self) -> int:
        return sum(shown.pair.is_doubtful for shown in self.asked)


def proposal(preparation: Preparation) -> Proposal | None:
    """Return what the program proposes; None for a text that follows no other."""
    if preparation.base is None:
        return None
    pairs = proposed_pairs(preparation)
    counted = Counter(pair.relation for pair in pairs)
    old = [clause for clause in dict.fromkeys(pair.old for pair in pairs) if clause is not None]
    new = [clause for clause in dict.fromkeys(pair.new for pair in pairs) if clause is not None]
    asked = [pair for pair in pairs if pair.is_doubtful or pair.decision is not None]
    return Proposal(
        counts=[(name, counted[relation]) for relation, name in RELATION_NAMES.items() if counted[relation]],
        asked=[ShownPair(pair, _choices(pair, old, new)) for pair in asked],
        changed=[ShownPair(pair) for pair in pairs if pair not in asked and pair.relation is not Relation.SAME],
    )


def _choices(pair: ProposedPair, old: list[Clause], new: list[Clause]) -> list[Choice]:
    if pair.new is not None:
        nothing, others, chosen = "новый пункт, раньше его не было", sorted(old, key=_position), pair.old
    else:
        nothing, others, chosen = "исключён, в новом тексте его нет", sorted(new, key=_position), pair.new
    return [
        Choice("", nothing, chosen is None),
        *(Choice(str(clause.position), named(clause), clause == chosen) for clause in others),
    ]


def _position(clause: Clause) -> int:
    return clause.position
