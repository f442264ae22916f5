"""What holds at one place of an RTF file; a group inherits it and cannot change it for what comes after."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from documents.text.document import Alignment, Position


class Goal(Enum):
    """Where the letters of a group go."""

    TEXT = auto()
    NOWHERE = auto()
    LABEL = auto()
    FONTS = auto()
    INSTRUCTION = auto()


@dataclass(slots=True)
class Field:
    instruction: str = ""


@dataclass(slots=True)
class State:
    goal: Goal = Goal.TEXT
    is_bold: bool = False
    is_italic: bool = False
    is_capital: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    position: Position = Position.LINE
    font: int = 0
    fallbacks: int = 1
    """How many letters for older programs follow each Unicode letter."""
    alignment: Alignment = Alignment.START
    outline: int | None = None
    is_in_table: bool = False
    depth: int = 0
    """`\\itap`: how many tables deep."""
    within: Field | None = None
    """The field whose code or result is being read."""
    shapes_inner_row: bool = False
    """Whether row properties here are those of a table inside a table."""
    ends_story: bool = False
    """Whether the end of this group ends a story."""

    @property
    def tables(self) -> int:
        return max(self.depth, 1) if self.is_in_table else self.depth


def _switch(name: str) -> Callable[[State, int | None], None]:
    def turn(state: State, number: int | None) -> None:
        setattr(state, name, number != 0)

    return turn


def _put(name: str, value: object) -> Callable[[State, int | None], None]:
    def put(state: State, _: int | None) -> None:
        setattr(state, name, value)

    return put


def _plain(state: State, _: int | None) -> None:
    state.is_bold = state.is_italic = state.is_capital = state.is_hidden = state.is_deleted = False
    state.position = Position.LINE


def _new_paragraph(state: State, _: int | None) -> None:
    state.alignment, state.outline = Alignment.START, None
    state.is_in_table, state.depth = False, 0


def _shift(position: Position) -> Callable[[State, int | None], None]:
    def shift(state: State, number: int | None) -> None:
        state.position = position if number is None or number > _LEAST_SHIFT else Position.LINE

    return shift


def _set_number(name: str, least: int, most: int) -> Callable[[State, int | None], None]:
    def set_number(state: State, number: int | None) -> None:
        setattr(state, name, min(max(number or 0, least), most))

    return set_number


_LEAST_SHIFT = 2
_MOST_FALLBACKS = 8
_DEEPEST_ITAP = 20

CHANGES: dict[str, Callable[[State, int | None], None]] = {
    "b": _switch("is_bold"),
    "i": _switch("is_italic"),
    "caps": _switch("is_capital"),
    "v": _switch("is_hidden"),
    "deleted": _switch("is_deleted"),
    "super": _shift(Position.RAISED),
    "sub": _shift(Position.LOWERED),
    "up": _shift(Position.RAISED),
    "dn": _shift(Position.LOWERED),
    "nosupersub": _put("position", Position.LINE),
    "plain": _plain,
    "pard": _new_paragraph,
    "qc": _put("alignment", Alignment.CENTER),
    "qr": _put("alignment", Alignment.END),
    "ql": _put("alignment", Alignment.START),
    "qj": _put("alignment", Alignment.START),
    "outlinelevel": _set_number("outline", 0, 9),
    "intbl": _switch("is_in_table"),
    "itap": _set_number("depth", 0, _DEEPEST_ITAP),
    "uc": _set_number("fallbacks", 0, _MOST_FALLBACKS),
    "f": _set_number("font", 0, 1_000_000),
}
"""What a control word changes in the state."""
