"""The number of an act in the register: RU, 8 digits of the municipality, 4 of the year, 3 to 5 of the act (D58)."""

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"RU([0-9]{8})([0-9]{4})([0-9]{3,5})")
_SPACING = re.compile(r"[\s\-–—№]+")


@dataclass(frozen=True)
class RegisterNumber:
    municipality: str
    year: int
    place: str
    """Of the act within the year, with the noughts it is written with."""

    def __str__(self) -> str:
        return f"RU{self.municipality}{self.year:04}{self.place}"


def read_number(words: str) -> RegisterNumber | None:
    """Return the number that is written in `words`, whatever spaces and dashes part it; None where it is none."""
    found = _NUMBER.fullmatch(_SPACING.sub("", words).upper())
    return RegisterNumber(found[1], int(found[2]), found[3]) if found else None
