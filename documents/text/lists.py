"""Where a list goes on behind the paragraphs that stand between its items."""

import re
from collections.abc import Sequence

from documents.text.model import Clause, Kind
from documents.text.pieces import Piece

UNNUMBERED = {Kind.PARAGRAPH, Kind.NOTE, Kind.TABLE}
"""What stands below whatever is open, and says nothing of where lists end."""

_ORDER = re.compile(r"\d+|\w")


def followers(pieces: Sequence[Piece]) -> list[Piece | None]:
    """Return for every piece the next that may go on a list.

    None behind the last, and where a line that ends with a colon leads straight into it: that line is of no item above.
    """
    found: list[Piece | None] = []
    follower: Piece | None = None
    below: Piece | None = None
    for piece in reversed(pieces):
        if piece.kind in UNNUMBERED and below is follower and piece.text.endswith(":"):
            follower = None
        found.append(follower)
        if piece.kind not in UNNUMBERED:
            follower = piece
        below = piece
    return found[::-1]


def goes_on(item: Clause, follower: Piece) -> bool:
    """Whether a piece is a later item of the same list: its number is of the same sort and larger, not begun anew."""
    if follower.kind is not Kind.SUBPOINT or is_lettered(item) is not is_lettered(follower):
        return False
    return _is_earlier(item.number or "", follower.number or "")


def is_lettered(piece: Piece | Clause) -> bool:
    return piece.number is not None and piece.number[:1].isalpha()


def _is_earlier(number: str, other: str) -> bool:
    """Whether 1 stands before 1¹, 1.1 and 2, «е» before «ё» and «ж»."""
    first, second = (_ORDER.match(each.lower().replace("ё", "е")) for each in (number, other))
    if first is None or second is None or number == other:
        return False
    if first[0].isdecimal() and second[0].isdecimal():
        return int(first[0]) <= int(second[0])
    return first[0] <= second[0]
