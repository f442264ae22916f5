"""The answer of matching: pairs of indexes with what happened to the clause."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What became of a clause; the first that holds, in this order."""

    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    REWORDED = "reworded"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Pair:
    """An old and a new clause that are one, or a clause that stands alone.

    A split or a merger is several pairs that share an index; of them the one that `keeps_key` is the heir.
    """

    old: int | None
    new: int | None
    relation: Relation
    confidence: float
    """0…1: how sure it is that these two, and no others, belong together."""
    text_changed: bool = False
    number_changed: bool = False
    parent_changed: bool = False
    keeps_key: bool = False
