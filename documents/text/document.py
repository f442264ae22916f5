"""The intermediate form: what a file says, whatever program wrote it. Readers of files make it, `structure` cuts it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Position(StrEnum):
    """Where letters stand. Raised digits are no runs of their own: they are written ¹²³, so that 5¹ is never 51."""

    LINE = "line"
    RAISED = "raised"
    LOWERED = "lowered"


class Alignment(StrEnum):
    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look. A run with a `footnote` has no letters: it is the place the note is called from."""

    text: str
    is_bold: bool = False
    """Bolder than the rest of its paragraph; a paragraph that is bold as a whole says so itself."""
    is_italic: bool = False
    position: Position = Position.LINE
    footnote: str = ""
    """Key of the footnote."""

    @property
    def is_plain(self) -> bool:
        """Whether it is nothing but letters."""
        return not (self.is_bold or self.is_italic or self.footnote) and self.position is Position.LINE


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]
    label: str = ""
    """The automatic number as printed: `1.1.`, `а)`, `Статья 5.`; bullets are not kept."""
    heading_level: int | None = None
    """1…9 where the author used a heading style."""
    alignment: Alignment = Alignment.START
    is_bold: bool = False

    @property
    def words(self) -> str:
        """What the paragraph says without its label."""
        return "".join([run.text for run in self.runs])

    @property
    def is_plain(self) -> bool:
        """Whether no run has a look of its own or calls a footnote."""
        return all(run.is_plain for run in self.runs)

    @property
    def text(self) -> str:
        """What is printed: label and words."""
        words = self.words
        if not self.label or not words:
            return self.label or words
        return f"{self.label}{'' if words[0] in '.,:;)' else ' '}{words}"


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: tuple["Block", ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        """Rows as lines, cells apart by tabs: no sign that the file does not have."""
        return "\n".join("\t".join(cell_text(cell) for cell in row.cells) for row in self.rows)


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Footnote:
    key: str
    mark: str
    """As printed at the call: `1`, `*`."""
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        return " ".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something of the file a person should know: a picture left out, a number guessed."""

    code: str
    message: str
    block: int | None = None
    """Index of the block it concerns."""


@dataclass(frozen=True, slots=True)
class Document:
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    remarks: tuple[Remark, ...] = ()


def plain(text: str) -> Paragraph:
    """Return a paragraph of nothing but words."""
    return Paragraph((Run(text),))


def cell_text(cell: Cell) -> str:
    """Return the words of a cell on one line, those of a table inside it included."""
    return " ".join(" ".join(block.text.split()) for block in cell.blocks)


def footnote_calls(block: Block) -> Iterator[str]:
    """Yield the keys of the footnotes called from a block, in reading order."""
    if isinstance(block, Paragraph):
        yield from (run.footnote for run in block.runs if run.footnote)
        return
    for row in block.rows:
        for cell in row.cells:
            for inner in cell.blocks:
                yield from footnote_calls(inner)
