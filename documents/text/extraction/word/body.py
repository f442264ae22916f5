"""The story of a Word file: paragraphs and tables in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.text.document import Alignment, Block
from documents.text.extraction.collecting import Collector
from documents.text.extraction.grid import GridCell, GridRow, Merge, rows_of
from documents.text.extraction.lines import Line
from documents.text.extraction.tidying import tidy_paragraphs, tidy_table
from documents.text.extraction.word.inline import Fields, InlineReader, chosen_content, is_left_out
from documents.text.extraction.word.names import Element, W, children, has, local, number, switch, value
from documents.text.extraction.word.numbering import Numbering
from documents.text.extraction.word.styles import Layout, Style, Styles, heading_level, inherit, read_layout

_TRANSPARENT = {"ins", "moveTo", "customXml", "smartTag", "sdtContent"}
_FILES = {"altChunk", "subDoc"}
_OFF_LIST = "0"
_MOST_COLUMNS = 100


@dataclass(slots=True)
class _Unfinished:
    """What is known of a paragraph so far: one whose end is rejected or hidden goes on in the next."""

    line: Line
    layout: Layout
    label: str = ""


class StoryReader:
    """Reads one story: the body, a footnote, a text box. `numbering` goes on from story to story."""

    def __init__(self, styles: Styles, numbering: Numbering, collector: Collector, story: Element) -> None:
        self._styles = styles
        self._numbering = numbering
        self._collector = collector
        self._inline = InlineReader(styles, collector, Fields(story), self._read_box)
        self._unfinished: _Unfinished | None = None

    def whole(self, container: Element) -> list[Block]:
        """Return the blocks of a story, a cell or a frame."""
        return [block for blocks in self.parts(container) for block in blocks]

    def parts(self, container: Element) -> Iterator[list[Block]]:
        """Yield the same piece by piece; what ends in a rejected paragraph mark ends here all the same."""
        yield from self._blocks(container)
        yield self._finished()

    def _blocks(self, container: Element) -> Iterator[list[Block]]:
        for element in children(container):
            name = local(element)
            if name == "p":
                yield self._paragraph(element)
            elif name == "tbl":
                yield self._finished()
                yield self._table(element)
            elif name in _TRANSPARENT:
                yield from self._blocks(element)
            elif name == "sdt":
                content = element.find(W + "sdtContent")
                if content is not None and not is_left_out(element):
                    yield from self._blocks(content)
            elif name == "AlternateContent":
                if (chosen := chosen_content(element)) is not None:
                    yield from self._blocks(chosen)
            elif name in _FILES:
                self._collector.remark("inserted_file")

    def _read_box(self, box: Element) -> list[Block]:
        return StoryReader(self._styles, self._numbering, self._collector, box).whole(box)

    def _paragraph(self, element: Element) -> list[Block]:
        properties = element.find(W + "pPr")
        style = self._styles.paragraph(value(properties, "pStyle"))
        layout = inherit(read_layout(properties), style.layout)
        begun = self._unfinished or _Unfinished(Line(), layout)
        self._unfinished = None
        length = len(begun.line.runs)
        self._inline.read(element, style, begun.line)
        is_hidden = self._ends_hidden(properties)
        if (is_hidden and len(begun.line.runs) > length) or not (is_hidden or self._ends_rejected(properties)):
            begun.label = begun.label or self._label(read_layout(properties), style)
        begun.layout = layout
        self._unfinished = begun
        return [] if is_hidden or self._ends_rejected(properties) else self._finished()

    def _finished(self) -> list[Block]:
        """Return the blocks of the paragraph that was being read."""
        read, self._unfinished = self._unfinished, None
        if read is None:
            return []
        paragraphs = tidy_paragraphs(
            read.line.runs,
            label=read.label,
            heading_level=heading_level(read.layout),
            alignment=read.layout.alignment or Alignment.START,
        )
        return [*read.line.before, *paragraphs, *read.line.after]

    @staticmethod
    def _ends_rejected(properties: Element | None) -> bool:
        return has(properties, "rPr/del") or has(properties, "rPr/moveFrom")

    @staticmethod
    def _ends_hidden(properties: Element | None) -> bool:
        return bool(properties is not None and switch(properties.find(W + "rPr"), "vanish"))

    def _label(self, direct: Layout, style: Style) -> str:
        list_id = direct.list_id or style.layout.list_id
        if list_id is None or list_id == _OFF_LIST:
            return ""
        level = direct.list_level
        if level is None:
            level = self._numbering.level_of_style(list_id, style.lineage)
        if level is None:
            level = style.layout.list_level or 0
        return self._numbering.label(list_id, level)

    def _table(self, element: Element) -> list[Block]:
        return tidy_table(rows_of([self._row(row) for row in _rows(element)]))

    def _row(self, element: Element) -> GridRow:
        properties = element.find(W + "trPr")
        cells: list[GridCell] = []
        column = number(value(properties, "gridBefore")) or 0
        for holder in _cells(element):
            said = holder.find(W + "tcPr")
            width = min(max(number(value(said, "gridSpan")) or 1, 1), _MOST_COLUMNS)
            if value(said, "hMerge") == "continue" and cells:
                cells[-1] = replace(cells[-1], columns=cells[-1].columns + width)
            else:
                cells.append(GridCell(column, width, _merge(said), self.whole(holder)))
            column += width
        return GridRow(cells, is_heading=bool(switch(properties, "tblHeader")))


def _merge(properties: Element | None) -> Merge:
    if not has(properties, "vMerge"):
        return Merge.NONE
    return Merge.BEGINS if value(properties, "vMerge") == "restart" else Merge.GOES_ON


def _rows(table: Element) -> Iterator[Element]:
    for child in children(table):
        name = local(child)
        if name == "tr":
            if not has(child, "trPr/del"):
                yield child
        elif name in _TRANSPARENT or name == "sdt":
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in children(row):
        name = local(child)
        if name == "tc":
            if not has(child, "tcPr/cellDel"):
                yield child
        elif name in _TRANSPARENT or name == "sdt":
            yield from _cells(child)
