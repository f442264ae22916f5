"""Tables whose merged cells are told row by row, as Word and RTF do: «here it begins», «here it goes on»."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from documents.text.document import Block, Row
from documents.text.extraction.tidying import cell


class Merge(StrEnum):
    """What a cell has to do with the one above it."""

    NONE = ""
    BEGINS = "restart"
    GOES_ON = "continue"


@dataclass(frozen=True, slots=True)
class GridCell:
    column: int
    columns: int
    merge: Merge
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class GridRow:
    cells: Sequence[GridCell]
    is_heading: bool = False


def rows_of(grid: Sequence[GridRow]) -> list[Row]:
    """Return the rows with every merged cell once, as high as it is. A cell that goes on from nothing stands alone."""
    kept: list[list[tuple[GridCell, int]]] = []
    begun: dict[int, tuple[int, int]] = {}
    for place, row in enumerate(grid):
        cells: list[tuple[GridCell, int]] = []
        kept.append(cells)
        going_on: dict[int, tuple[int, int]] = {}
        for one in row.cells:
            above = begun.get(one.column)
            if one.merge is Merge.GOES_ON and above is not None:
                upper, height = kept[above[0]][above[1]]
                kept[above[0]][above[1]] = (upper, height + 1)
                going_on[one.column] = above
                continue
            if one.merge is Merge.BEGINS:
                going_on[one.column] = (place, len(cells))
            cells.append((one, 1))
        begun = going_on
    return [
        Row(tuple(cell(one.blocks, columns=one.columns, rows=height) for one, height in cells), row.is_heading)
        for row, cells in zip(grid, kept, strict=True)
    ]
