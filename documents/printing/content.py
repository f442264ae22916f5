"""The HTML of a clause → what the template prints: runs of words with their look, and tables on a grid.

The HTML is our own (`documents.text.markup`): paragraphs, tables, strong, em, sup, sub, footnote calls. Of anything
else the words are kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from math import sqrt
from typing import Any

Run = str | tuple[str, str]
"""Words, or their look and they: «b» bold, «i» italic, «u» raised, «d» lowered; several letters for several."""

Node = dict[str, Any]
LOOKS = {"strong": "b", "b": "b", "em": "i", "i": "i", "sup": "u", "sub": "d"}
_WIDEST, _NARROWEST = 900, 25  # characters of a column that still make it wider, or count at least


@dataclass
class _Cell:
    columns: int
    rows: int
    is_heading: bool
    content: list[Node] = field(default_factory=list)

    @property
    def length(self) -> int:
        return sum(
            len(run if isinstance(run, str) else run[1]) for node in self.content for run in node.get("runs", ())
        )


def nodes(html: str) -> list[Node]:
    """Return the paragraphs `{"runs": […]}` and tables `{"table": …}` of `html`, in their order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.top


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top: list[Node] = []
        self._places: list[list[Node]] = [self.top]
        self._tables: list[list[list[_Cell]]] = []
        self._looks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LOOKS:
            self._looks.append(LOOKS[tag])
        elif tag == "p":
            self._places[-1].append({"runs": []})
        elif tag == "br":
            self.handle_data("\n")
        elif tag == "table":
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._tables[-1].append([])
        elif tag in ("td", "th") and self._tables and self._tables[-1]:
            said = dict(attrs)
            cell = _Cell(_span(said.get("colspan")), _span(said.get("rowspan")), tag == "th")
            self._tables[-1][-1].append(cell)
            self._places.append(cell.content)

    def handle_endtag(self, tag: str) -> None:
        if tag in LOOKS and LOOKS[tag] in self._looks:
            self._looks.reverse()
            self._looks.remove(LOOKS[tag])
            self._looks.reverse()
        elif tag in ("td", "th") and len(self._places) > 1:
            self._places.pop()
        elif tag == "table" and self._tables:
            grid = _grid(self._tables.pop())
            if grid:
                self._places[-1].append({"table": grid})

    def handle_data(self, data: str) -> None:
        if not data.strip() and (not self._places[-1] or "table" in self._places[-1][-1]):
            return
        place = self._places[-1]
        if not place or "table" in place[-1]:
            place.append({"runs": []})
        look = "".join(dict.fromkeys(self._looks))
        place[-1]["runs"].append((look, data) if look else data)


def _span(said: str | None) -> int:
    return min(max(int(said), 1), 100) if said and said.isdecimal() else 1


def _grid(rows: Sequence[Sequence[_Cell]]) -> Node | None:
    """Put every cell in its place: the typesetter is told each, and a table with holes cannot go wrong."""
    rows = [row for row in rows if row]
    if not rows:
        return None
    heads = _heading_rows(rows)
    taken: set[tuple[int, int]] = set()
    placed: list[Node] = []
    lengths: dict[int, int] = {}
    for y, row in enumerate(rows):
        x = 0
        end = heads if y < heads else len(rows)
        for cell in row:
            while (x, y) in taken:
                x += 1
            width = _free_width(taken, x, y, cell.columns)
            height = min(cell.rows, end - y)
            taken |= {(x + right, y + down) for right in range(width) for down in range(height)}
            placed.append({"x": x, "y": y, "columns": width, "rows": height, "content": cell.content})
            for right in range(width):
                lengths[x + right] = max(lengths.get(x + right, 0), cell.length // width)
            x += width
    count = max(x for x, _ in taken) + 1
    widths = [round(sqrt(min(max(lengths.get(x, 0), _NARROWEST), _WIDEST)), 2) for x in range(count)]
    return {"widths": widths, "heads": heads, "cells": placed}


def _heading_rows(rows: Sequence[Sequence[_Cell]]) -> int:
    """Return how many rows at the top are heads; a table of heads alone has none."""
    count = next((y for y, row in enumerate(rows) if not all(cell.is_heading for cell in row)), len(rows))
    return count if count < len(rows) else min(1, len(rows) - 1)


def _free_width(taken: set[tuple[int, int]], x: int, y: int, wanted: int) -> int:
    width = 1
    while width < wanted and (x + width, y) not in taken:
        width += 1
    return width
