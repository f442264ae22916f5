"""Tables of RTF: there are none, only paragraphs that say they stand in a cell and rows that end."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.text.document import Block
from documents.text.extraction.grid import GridCell, GridRow, Merge, rows_of
from documents.text.extraction.tidying import tidy_table

_NEAR = 40  # twentieths of a point: edges drawn by hand that were meant to be one
_MOST_CELLS = 200


@dataclass(slots=True)
class RowShape:
    """What `\\trowd … \\cellx` says: the left edge, and of each cell its right edge and whether it is merged."""

    left: int = 0
    is_heading: bool = False
    cells: list[tuple[int, Merge, bool]] = field(default_factory=list)
    merge: Merge = Merge.NONE
    joins_left: bool = False

    def end_cell(self, right: int) -> None:
        if len(self.cells) < _MOST_CELLS:
            self.cells.append((right, self.merge, self.joins_left))
        self.merge, self.joins_left = Merge.NONE, False


@dataclass(frozen=True, slots=True)
class _Row:
    shape: RowShape
    cells: Sequence[Sequence[Block]]


@dataclass(slots=True)
class _OpenTable:
    rows: list[_Row] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)
    words: list[Block] = field(default_factory=list)
    """Blocks of the cell that is being read."""


class Story:
    """Blocks of one story; tables stand in it as deep as its paragraphs say."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._tables: list[_OpenTable] = []

    def add(self, blocks: Sequence[Block], depth: int) -> None:
        """Add what stands `depth` tables deep (0: outside of all)."""
        self._settle(depth)
        self._words(depth).extend(blocks)

    def end_cell(self, depth: int) -> None:
        self._settle(depth)
        table = self._tables[depth - 1]
        table.cells.append(table.words)
        table.words = []

    def end_row(self, shape: RowShape, depth: int) -> None:
        self._settle(depth)
        table = self._tables[depth - 1]
        if table.words:
            self.end_cell(depth)
        if table.cells:
            table.rows.append(_Row(shape, table.cells))
        table.cells = []

    def finish(self) -> list[Block]:
        self._settle(0)
        return self.blocks

    def _words(self, depth: int) -> list[Block]:
        return self._tables[depth - 1].words if depth else self.blocks

    def _settle(self, depth: int) -> None:
        """Open or close tables until as many are open."""
        while len(self._tables) > depth:
            table = self._tables.pop()
            if table.words:
                table.cells.append(table.words)
            if table.cells:
                table.rows.append(_Row(RowShape(), table.cells))
            self._words(len(self._tables)).extend(_blocks(table.rows))
        while len(self._tables) < depth:
            self._tables.append(_OpenTable())


def _blocks(rows: Sequence[_Row]) -> list[Block]:
    edges = _edges(rows)
    return tidy_table(rows_of([_grid_row(row, edges) for row in rows]))


def _edges(rows: Sequence[_Row]) -> list[int]:
    """The edges of all cells of a table from left to right, those that nearly meet being one."""
    edges: list[int] = []
    for edge in sorted({edge for row in rows for edge in (row.shape.left, *(cell[0] for cell in row.shape.cells))}):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _column(edges: Sequence[int], edge: int) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - edge), default=0)


def _grid_row(row: _Row, edges: Sequence[int]) -> GridRow:
    cells: list[GridCell] = []
    left = _column(edges, row.shape.left)
    for place, blocks in enumerate(row.cells):
        if place >= len(row.shape.cells):  # more cells than the row says it has
            cells.append(GridCell(left, 1, Merge.NONE, blocks))
            left += 1
            continue
        edge, merge, joins_left = row.shape.cells[place]
        right = max(_column(edges, edge), left + 1)
        if joins_left and cells:
            before = cells[-1]
            cells[-1] = GridCell(before.column, right - before.column, before.merge, [*before.blocks, *blocks])
        else:
            cells.append(GridCell(left, right - left, merge, blocks))
        left = right
    return GridRow(cells, is_heading=row.shape.is_heading)
