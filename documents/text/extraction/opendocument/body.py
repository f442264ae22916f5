"""The story of an OpenDocument text: paragraphs, lists, sections and tables in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.text.document import Alignment, Block, Cell, Row
from documents.text.extraction.collecting import Collector
from documents.text.extraction.lines import Line
from documents.text.extraction.opendocument.inline import NOT_PRINTED, InlineReader
from documents.text.extraction.opendocument.lists import LEVELS, Counters, ListStyle
from documents.text.extraction.opendocument.names import DRAW, TABLE, TEXT, XML, Element, children, whole
from documents.text.extraction.opendocument.styles import Styles
from documents.text.extraction.tidying import cell, tidy_paragraphs, tidy_table

_INDEXES = frozenset(TEXT + f"{kind}-index" for kind in ("alphabetical", "illustration", "table", "object", "user")) | {
    TEXT + "table-of-content"
}
_ITEMS = {TEXT + "list-item", TEXT + "list-header"}
_ROW_GROUPS = {TABLE + "table-rows", TABLE + "table-row-group"}
_MOST_REPEATED = 1_000
_DEEPEST_HEADING = 9


@dataclass(frozen=True, slots=True)
class Place:
    """Where in lists we are."""

    counters: Counters | None = None
    level: int = 0
    is_numbered: bool = False
    """Whether the next paragraph is: only the first of an item is."""
    start: int | None = None


NOWHERE = Place()


class StoryReader:
    def __init__(self, styles: Styles, collector: Collector) -> None:
        self._styles = styles
        self._collector = collector
        self.notes: dict[str, Element] = {}
        self._inline = InlineReader(styles, collector, self.notes, self.whole)
        self._list_styles: dict[str, ListStyle] = {}
        self._outline = ListStyle(styles.outline)
        self._outline_counters = Counters("")
        self._named: dict[str, Counters] = {}
        self._last: dict[str, Counters] = {}

    def whole(self, container: Element) -> list[Block]:
        """Return the blocks inside an element."""
        return [block for blocks in self.blocks(container) for block in blocks]

    def blocks(self, container: Element, place: Place = NOWHERE) -> Iterator[list[Block]]:
        """Yield the blocks of each paragraph and table inside an element, in order."""
        for element in children(container):
            if element.tag in {TEXT + "p", TEXT + "h"}:
                yield self._paragraph(element, place)
                place = replace(place, is_numbered=False)
            elif element.tag == TEXT + "list":
                yield from self._list(element, place)
            elif element.tag == TEXT + "numbered-paragraph":
                yield from self._list_item(element, self._opened(element, place))
            elif element.tag == TABLE + "table":
                yield self._table(element)
            elif element.tag in _INDEXES or element.tag in NOT_PRINTED or _is_hidden(element):
                continue
            elif element.tag.startswith(DRAW):
                line = Line()
                self._inline.read_drawn(element, line)
                yield line.before
            else:
                yield from self.blocks(element, place)

    def _list(self, element: Element, outer: Place) -> Iterator[list[Block]]:
        place = self._opened(element, outer)
        for item in children(element):
            if item.tag in _ITEMS:
                yield from self._list_item(item, place)

    def _list_item(self, item: Element, place: Place) -> Iterator[list[Block]]:
        start = whole(item, TEXT + "start-value", -1)
        is_numbered = item.tag != TEXT + "list-header"
        yield from self.blocks(item, replace(place, is_numbered=is_numbered, start=start if start >= 0 else None))

    def _opened(self, element: Element, outer: Place) -> Place:
        """A list inside a list counts with it; a list of its own starts anew unless it says it goes on."""
        level = min(whole(element, TEXT + "level", outer.level + 1), LEVELS)
        named = element.get(TEXT + "style-name")
        if outer.counters is not None and (named is None or named == outer.counters.style):
            return Place(outer.counters, level)
        style = named or self._style_of_first(element)
        continued = element.get(TEXT + "continue-list") or element.get(TEXT + "list-id") or ""
        if continued in self._named:
            counters = self._named[continued]
        elif element.get(TEXT + "continue-numbering") == "true" and style in self._last:
            counters = self._last[style]
        else:
            counters = Counters(style)
        for name in (element.get(XML + "id"), element.get(TEXT + "list-id")):
            if name:
                self._named[name] = counters
        self._last[style] = counters
        return Place(counters, level)

    def _style_of_first(self, element: Element) -> str:
        first = next(element.iter(TEXT + "p", TEXT + "h"), None)
        return (self._styles.list_of(first.get(TEXT + "style-name")) or "") if first is not None else ""

    def _paragraph(self, element: Element, place: Place) -> list[Block]:
        name = element.get(TEXT + "style-name")
        look = self._styles.look("paragraph", name)
        line = Line()
        if not _holds_hidden_paragraph(element):
            self._inline.read(element, look, line)
        heading = None
        if element.tag == TEXT + "h":
            heading = min(max(whole(element, TEXT + "outline-level", 1), 1), _DEEPEST_HEADING)
        label = "" if line.is_blank and look.is_hidden else self._label(element, place, heading)
        paragraphs = tidy_paragraphs(
            line.runs, label=label, heading_level=heading, alignment=look.alignment or Alignment.START
        )
        return [*line.before, *paragraphs, *line.after]

    def _label(self, element: Element, place: Place, heading: int | None) -> str:
        if place.counters is not None:
            if not place.is_numbered:
                return ""
            style = self._list_style(place.counters.style)
            place.counters.count(style, place.level, place.start)
            return style.label(place.counters.counts, place.level)
        if heading is None or element.get(TEXT + "is-list-header") == "true":
            return ""
        restart = element.get(TEXT + "restart-numbering") == "true"
        start = whole(element, TEXT + "start-value", 1) if restart else None
        self._outline_counters.count(self._outline, heading, start)
        return self._outline.label(self._outline_counters.counts, heading)

    def _list_style(self, name: str) -> ListStyle:
        if name not in self._list_styles:
            self._list_styles[name] = ListStyle(self._styles.lists.get(name))
        return self._list_styles[name]

    def _table(self, element: Element) -> list[Block]:
        return tidy_table(self._rows(element, is_heading=False))

    def _rows(self, element: Element, *, is_heading: bool) -> Iterator[Row]:
        for child in children(element):
            if child.tag == TABLE + "table-row":
                row = Row(tuple(self._cells(child)), is_heading=is_heading)
                repeated = whole(child, TABLE + "number-rows-repeated", 1)
                yield from [row] * (min(repeated, _MOST_REPEATED) if any(one.blocks for one in row.cells) else 1)
            elif child.tag in _ROW_GROUPS:
                yield from self._rows(child, is_heading=is_heading)
            elif child.tag == TABLE + "table-header-rows":
                yield from self._rows(child, is_heading=True)

    def _cells(self, row: Element) -> Iterator[Cell]:
        for child in children(row):
            if child.tag == TABLE + "table-cell":
                columns = whole(child, TABLE + "number-columns-spanned", 1)
                rows = whole(child, TABLE + "number-rows-spanned", 1)
                yield cell(self.whole(child), columns=columns, rows=rows)


def _is_hidden(element: Element) -> bool:
    return element.tag == TEXT + "section" and element.get(TEXT + "display") == "none"


def _holds_hidden_paragraph(element: Element) -> bool:
    """A paragraph with this field in force is not printed as a whole."""
    return any(field.get(TEXT + "is-hidden") == "true" for field in element.iter(TEXT + "hidden-paragraph"))
