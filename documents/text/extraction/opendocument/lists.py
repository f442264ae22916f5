"""List styles of OpenDocument evaluated: the number before a paragraph, as text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from documents.text.extraction import ordinals
from documents.text.extraction.opendocument.names import LOEXT, STYLE, TEXT, Element, children, whole

LEVELS = 10
_PLACE = re.compile(r"%(\d{1,2})%")
_NUMBERED = {TEXT + "list-level-style-number", TEXT + "outline-level-style"}


@dataclass(frozen=True, slots=True)
class Level:
    format: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    """How many levels the number shows, this one the last."""
    pattern: str | None = None
    """`%1%.%2%.` where the program wrote the number out so."""


class ListStyle:
    def __init__(self, element: Element | None) -> None:
        self._levels: dict[int, Level] = {}
        for level in children(element) if element is not None else ():
            if level.tag in _NUMBERED:
                self._levels[whole(level, TEXT + "level", 1)] = _level(level)

    def start(self, level: int) -> int:
        return self._levels.get(level, Level()).start

    def label(self, counts: dict[int, int], level: int) -> str:
        """Return the number of a paragraph; empty for bullets and levels without a number."""
        own = self._levels.get(level)
        if own is None or not own.format:
            return ""
        if own.pattern is not None:
            return _PLACE.sub(lambda found: self._written(counts, int(found[1])), own.pattern)
        shown = (self._written(counts, place) for place in range(level - own.shown + 1, level + 1))
        return f"{own.prefix}{'.'.join(number for number in shown if number)}{own.suffix}"

    def _written(self, counts: dict[int, int], level: int) -> str:
        said = self._levels.get(level, Level())
        return _writer(said.format)(counts.get(level, said.start)) if said.format else ""


@dataclass(slots=True)
class Counters:
    """How far one list has counted, by level."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)

    def count(self, style: ListStyle, level: int, start: int | None) -> None:
        for above in range(1, level):
            self.counts.setdefault(above, style.start(above))
        for below in [place for place in self.counts if place > level]:
            del self.counts[below]
        if start is not None:
            self.counts[level] = start
        else:
            self.counts[level] = self.counts[level] + 1 if level in self.counts else style.start(level)


def _level(element: Element) -> Level:
    return Level(
        format=element.get(STYLE + "num-format") or "",
        prefix=element.get(STYLE + "num-prefix") or "",
        suffix=element.get(STYLE + "num-suffix") or "",
        start=whole(element, TEXT + "start-value", 1),
        shown=min(max(whole(element, TEXT + "display-levels", 1), 1), LEVELS),
        pattern=element.get(LOEXT + "num-list-format"),
    )


def _writer(format: str) -> Callable[[int], str]:
    """The format is the beginning of the row: `1`, `i`, `I`, `a`, `A`, `а, б, .., аа, аб, ... (ru)`."""
    match format[:1]:
        case "i":
            return ordinals.roman
        case "I":
            return ordinals.upper(ordinals.roman)
        case "a":
            return ordinals.latin
        case "A":
            return ordinals.upper(ordinals.latin)
        case "а":
            return ordinals.russian
        case "А":
            return ordinals.upper(ordinals.russian)
        case _:
            return ordinals.decimal
