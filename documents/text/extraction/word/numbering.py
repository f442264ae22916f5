"""numbering.xml evaluated: the number Word prints before a paragraph, as text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from documents.text.extraction import ordinals
from documents.text.extraction.word.names import Element, W, number, switch, value

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": ordinals.decimal,
    "decimalZero": lambda count: f"{count:02}",
    "upperRoman": ordinals.upper(ordinals.roman),
    "lowerRoman": ordinals.roman,
    "upperLetter": ordinals.upper(ordinals.latin),
    "lowerLetter": ordinals.latin,
    "russianLower": ordinals.russian,
    "russianUpper": ordinals.upper(ordinals.russian),
    "ordinal": lambda count: f"{count}-й",
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda count: "",
}
_BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Level:
    pattern: str = ""
    format: str = "decimal"
    start: int = 1
    restarts_after: int | None = None
    """The level (1…9) whose number starts this one again; 0: none; None: every level above."""
    is_legal: bool = False
    """All numbers are written as decimals: «IV.2» is printed «4.2»."""
    is_hidden: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """One `w:num`: an abstract list and what it does differently."""

    abstract: str
    levels: dict[int, Level]
    first_numbers: dict[int, int]


class Numbering:
    """Counts the numbered paragraphs of one file in reading order."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        abstracts = {one.get(W + "abstractNumId") or "": one for one in root.iterfind(W + "abstractNum")}
        named = {link: key for key, one in abstracts.items() if (link := value(one, "styleLink"))}
        levels = {key: _levels(one) for key, one in abstracts.items()}
        for one in root.iterfind(W + "num"):
            key = value(one, "abstractNumId") or ""
            if key not in abstracts:
                continue
            # A list «by style» holds no levels itself: it names the numbering style whose list does.
            key = named.get(value(abstracts[key], "numStyleLink") or "", key)
            own, first_numbers = dict(levels[key]), {}
            for override in one.iterfind(W + "lvlOverride"):
                place = number(override.get(W + "ilvl")) or 0
                first = number(value(override, "startOverride"))
                if (changed := override.find(W + "lvl")) is not None:
                    own[place] = _level(changed)
                if first is not None:
                    first_numbers[place] = first
            self._lists[one.get(W + "numId") or ""] = _List(key, own, first_numbers)

    def level_of_style(self, list_id: str, lineage: tuple[str, ...]) -> int | None:
        """Return the level of a list that belongs to a paragraph style or to one it is based on."""
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        places = {level.style: place for place, level in levels.items() if level.style}
        return next((places[style] for style in lineage if style in places), None)

    def label(self, list_id: str, place: int) -> str:
        """Count one paragraph and return the number printed before it, empty for a bullet or an unknown list."""
        numbered = self._lists.get(list_id)
        if numbered is None or not 0 <= place < LEVELS:
            return ""
        counters = self._counters.setdefault(numbered.abstract, {})
        self._count(list_id, numbered, counters, place)
        level = numbered.levels.get(place)
        if level is None or level.is_hidden or level.format == _BULLET:
            return ""
        return _PLACE.sub(lambda found: self._written(numbered, counters, level, int(found[1]) - 1), level.pattern)

    def _count(self, list_id: str, numbered: _List, counters: dict[int, int], place: int) -> None:
        first = numbered.first_numbers.get(place)
        if first is not None and (list_id, place) not in self._begun:
            counters[place] = first
        elif place in counters:
            counters[place] += 1
        else:
            counters[place] = first if first is not None else numbered.levels.get(place, Level()).start
        self._begun.add((list_id, place))
        for above in range(place):
            counters.setdefault(above, numbered.levels.get(above, Level()).start)
        for below in range(place + 1, LEVELS):
            restarts_after = numbered.levels.get(below, Level()).restarts_after
            if restarts_after is None or place < restarts_after:
                counters.pop(below, None)

    @staticmethod
    def _written(numbered: _List, counters: dict[int, int], level: Level, place: int) -> str:
        shown = numbered.levels.get(place, Level())
        count = counters.get(place, shown.start)
        if shown.format == "none":
            return ""
        if level.is_legal:
            return str(count)
        return _WRITERS.get(shown.format, ordinals.decimal)(count)


def _levels(abstract: Element) -> dict[int, Level]:
    return {number(one.get(W + "ilvl")) or 0: _level(one) for one in abstract.iterfind(W + "lvl")}


def _level(element: Element) -> Level:
    start = number(value(element, "start"))
    level = Level(
        pattern=value(element, "lvlText") or "",
        format=value(element, "numFmt") or "decimal",
        start=1 if start is None else start,
        restarts_after=number(value(element, "lvlRestart")),
        is_legal=bool(switch(element, "isLgl")),
        is_hidden=bool(switch(element.find(W + "rPr"), "vanish")),
        style=value(element, "pStyle"),
    )
    # Newer formats stand behind a choice («custom» with a picture of the number, «001, 002 …»).
    return replace(level, format="decimal") if level.format == "custom" else level
