"""What an act does to others, as plain frozen values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from documents.text.citations import Place
from documents.text.citations.model import Act


class Effect(StrEnum):
    """What is done to an act."""

    AMENDS = "amends"
    REPEALS = "repeals"
    CANCELS = "cancels"
    SUSPENDS = "suspends"


class Change(StrEnum):
    """What becomes of a clause."""

    CHANGED = "changed"
    ADDED = "added"
    REPEALED = "repealed"
    CANCELLED = "cancelled"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Touch:
    """One place of the other act, what becomes of it, and the index of the clause that says so."""

    place: Place
    change: Change
    clause: int


@dataclass(frozen=True, slots=True)
class Deed:
    effect: Effect
    act: Act
    clause: int
    """The index of the clause that names the act."""
    touches: tuple[Touch, ...] = ()
    """None: the whole act."""
    on: date | None = None
    """From which day, where a day is named beside the deed."""
    until: date | None = None
    """The last day of a suspension."""


class Amending(Protocol):
    """What is read of a clause."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def parent(self) -> int | None: ...
