"""What an editor is told and asked about the clauses of the edition before."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from documents.models import Clause, Preparation
from documents.preparing import ProposedPair, named, proposed_pairs
from documents.text.comparison.marking import RELATION_NAMES
from documents.text.matching import Relation

_MANY = 80  # clauses that a list still takes
_NEAR = 15  # places above and below, where the counterpart of a clause stands as a rule


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
    is_short: bool = False
    """Whether only the likely ones of many clauses are among the choices."""

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
    def called(self) -> str:
        """The clause the editor is asked about."""
        return self.new if self.pair.new is not None else self.old

    @property
    def about(self) -> str:
        """Of which clause the editor is asked what it was or what it became."""
        return "new" if self.pair.new is not None else "old"

    @property
    def place(self) -> int:
        clause = self.pair.new or self.pair.old
        assert clause is not None
        return clause.position

    @property
    def name(self) -> str:
        """Of the question in addresses: «new-11»."""
        return f"{self.about}-{self.place}"


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


def proposal(preparation: Preparation, *, whole: str = "") -> Proposal | None:
    """Return what the program proposes; None for a text that follows no other.

    `whole` names the question («new-11») for which every clause is offered, however many there are.
    """
    if preparation.base is None:
        return None
    pairs = proposed_pairs(preparation)
    counted = Counter(pair.relation for pair in pairs)
    asked = [pair for pair in pairs if pair.is_doubtful or pair.decision is not None]
    return Proposal(
        counts=[(name, counted[relation]) for relation, name in RELATION_NAMES.items() if counted[relation]],
        asked=_questions(pairs, asked, whole),
        changed=[ShownPair(pair) for pair in pairs if pair not in asked and pair.relation is not Relation.SAME],
    )


def _questions(pairs: Sequence[ProposedPair], asked: Sequence[ProposedPair], whole: str) -> list[ShownPair]:
    old = sorted({pair.old for pair in pairs if pair.old is not None}, key=_position)
    new = sorted({pair.new for pair in pairs if pair.new is not None}, key=_position)
    left = {clause for pair in pairs if pair.old is None or pair.new is None for clause in (pair.old, pair.new)}
    became = {pair.new.position: pair.old.position for pair in pairs if pair.old and pair.new}
    was = {before: after for after, before in became.items()}
    shown = []
    for question in map(ShownPair, asked):
        others, counterparts = (old, became) if question.about == "new" else (new, was)
        chosen = question.pair.old if question.about == "new" else question.pair.new
        place = _expected(question.place, counterparts) if chosen is None else chosen.position
        likely = [each for each in others if each in left or abs(each.position - place) <= _NEAR]
        is_short = len(others) > _MANY and question.name != whole
        choices = _choices(question.about, likely if is_short else others, chosen)
        shown.append(replace(question, choices=choices, is_short=is_short))
    return shown


def _expected(place: int, counterparts: Mapping[int, int]) -> int:
    """Where a clause without a counterpart would have it: beside that of the clause above."""
    return next((counterparts[above] for above in range(place, -1, -1) if above in counterparts), 0)


def _choices(about: str, others: Sequence[Clause], chosen: Clause | None) -> list[Choice]:
    nothing = "новый пункт, раньше его не было" if about == "new" else "исключён, в новом тексте его нет"
    return [
        Choice("", nothing, chosen is None),
        *(Choice(str(clause.position), named(clause), clause == chosen) for clause in others),
    ]


def _position(clause: Clause) -> int:
    return clause.position
