"""Where the words of a page gather: the page itself, a cell, a footnote."""

from dataclasses import dataclass, field

from documents.text.document import Alignment, Block, Cell, Row, Run
from documents.text.extraction.tidying import cell, tidy_paragraphs, tidy_table


@dataclass(slots=True)
class Container:
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    label: str = ""
    heading_level: int | None = None
    alignment: Alignment = Alignment.START

    def end_paragraph(self) -> None:
        """What has gathered becomes a paragraph; a label waits for the first words."""
        if not self.runs:
            return
        paragraphs = tidy_paragraphs(
            self.runs, label=self.label, heading_level=self.heading_level, alignment=self.alignment
        )
        if paragraphs:
            self.label = ""
        self.blocks += paragraphs
        self.runs = []


@dataclass(slots=True)
class OpenTable:
    rows: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    is_head: bool = False
    """Whether we are in <thead>."""
    heads: int = 0
    """Heading cells of the row."""

    def add_cell(self, container: Container, columns: int, rows: int, *, is_heading: bool) -> None:
        container.end_paragraph()
        self.cells.append(cell(container.blocks, columns=columns, rows=rows))
        self.heads += is_heading

    def end_row(self) -> None:
        if self.cells:
            self.rows.append(Row(tuple(self.cells), is_heading=self.is_head or self.heads == len(self.cells)))
        self.cells, self.heads = [], 0

    def blocks(self) -> list[Block]:
        self.end_row()
        return tidy_table(self.rows)
