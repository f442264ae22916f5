"""A mend, and the text while it is made."""

from dataclasses import dataclass
from typing import Any

from documents.text.model import Text
from documents.text.pieces import Piece


class MendError(ValueError):
    """The mend cannot be made; the message says in Russian why."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One mend of the clause at `place`."""

    do: str
    """`retype` (`value`: a kind), `renumber` (`value`: the number or ""), `relevel` (`value`: 0…), `join` with the
    clause before, `split` (`value`: how many letters of the clause's text stay)."""
    place: int
    value: Any = None


@dataclass(frozen=True, slots=True)
class Mended:
    text: Text
    places: tuple[int, ...]
    """For every clause of the text before, where it is now; of a joined one, where its words are."""


@dataclass(slots=True)
class Item:
    """A piece of the text while it is mended."""

    piece: Piece
    level: int | None
    """None: to be found anew from the kinds of the clauses above."""
    before: int
    """Place of the clause in the text before; a part that was split off has that of its whole."""
