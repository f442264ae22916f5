"""Two tables, cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from documents.text.comparison.segments import Segment, Segments, compare_words
from documents.text.matching.alignment import line_up
from documents.text.words import read_words


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. The text of cells of a table inside it is its own."""

    text: str
    is_heading: bool
    columns: int = 1
    rows: int = 1


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """One of the two is None where the cell stands in one table only."""

    old: Cell | None
    new: Cell | None
    segments: Segments

    @property
    def is_same(self) -> bool:
        return all(segment.is_same for segment in self.segments)


@dataclass(frozen=True, slots=True)
class ComparedRow:
    cells: tuple[ComparedCell, ...]

    @property
    def is_added(self) -> bool:
        return bool(self.cells) and all(cell.old is None for cell in self.cells)

    @property
    def is_removed(self) -> bool:
        return bool(self.cells) and all(cell.new is None for cell in self.cells)


def compare_tables(old: str, new: str) -> tuple[ComparedRow, ...]:
    """Compare two tables given as HTML. Rows are paired by their words, the cells of a pair by their columns."""
    old_rows, new_rows = read_table(old), read_table(new)
    old_words, new_words = _words(old_rows), _words(new_rows)

    def likeness(one: int, other: int) -> float:
        common, both = old_words[one] & new_words[other], old_words[one] | new_words[other]
        return 0.1 + len(common) / len(both) if both and common else 0.1 * (not both)

    compared: list[ComparedRow] = []
    old_end = new_end = 0
    pairs = line_up(range(len(old_rows)), range(len(new_rows)), likeness)
    for old_place, new_place in [*pairs, (len(old_rows), len(new_rows))]:
        compared += [_row(old_rows[place], ()) for place in range(old_end, old_place)]
        compared += [_row((), new_rows[place]) for place in range(new_end, new_place)]
        if old_place < len(old_rows):
            compared.append(_row(old_rows[old_place], new_rows[new_place]))
        old_end, new_end = old_place + 1, new_place + 1
    return tuple(compared)


def read_table(html: str) -> tuple[Row, ...]:
    """Return the rows of the outermost table of a piece of HTML."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return tuple(tuple(row) for row in reader.rows)


def _words(rows: Sequence[Row]) -> list[frozenset[str]]:
    """Words are told apart by column: the same «да» in another column is another word."""
    return [
        frozenset(f"{column} {word.key}" for column, cell in enumerate(row) for word in read_words(cell.text))
        for row in rows
    ]


def _row(old: Row, new: Row) -> ComparedRow:
    if not old or not new or len(old) == len(new):
        count = max(len(old), len(new))
        pairs = [(place if old else None, place if new else None) for place in range(count)]
    else:
        pairs = _columns(old, new)
    return ComparedRow(
        tuple(
            _cell(old[one] if one is not None else None, new[other] if other is not None else None)
            for one, other in pairs
        )
    )


def _columns(old: Row, new: Row) -> list[tuple[int | None, int | None]]:
    """Pair the cells of rows of unlike length: a column came or went."""

    def likeness(one: int, other: int) -> float:
        segments = compare_words(old[one].text, new[other].text)
        return 2.0 if all(segment.is_same for segment in segments) else 0.5 * any(part.is_same for part in segments)

    pairs: list[tuple[int | None, int | None]] = []
    old_end = new_end = 0
    for one, other in [*line_up(range(len(old)), range(len(new)), likeness), (len(old), len(new))]:
        pairs += [(place, None) for place in range(old_end, one)] + [(None, place) for place in range(new_end, other)]
        if one < len(old):
            pairs.append((one, other))
        old_end, new_end = one + 1, other + 1
    return pairs


def _cell(old: Cell | None, new: Cell | None) -> ComparedCell:
    if old and new:
        return ComparedCell(old, new, compare_words(old.text, new.text))
    old_text, new_text = old.text if old else "", new.text if new else ""
    return ComparedCell(old, new, (Segment(old_text, new_text, False),) if old_text or new_text else ())


class _TableReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[Cell]] = []
        self._depth = 0
        self._spans = (1, 1)
        self._letters: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif tag == "tr" and self._depth == 1:
            self.rows.append([])
        elif tag in {"td", "th"} and self._depth == 1 and self.rows:
            said = dict(attrs)
            self._spans = _span(said.get("colspan")), _span(said.get("rowspan"))
            self._letters = []
        elif self._letters is not None and tag in {"p", "br", "td", "th", "tr", "li", "div"}:
            self._letters.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
        elif tag in {"td", "th"} and self._depth == 1 and self._letters is not None:
            text = " ".join("".join(self._letters).split())
            self.rows[-1].append(Cell(text, tag == "th", *self._spans))
            self._letters = None

    def handle_data(self, data: str) -> None:
        if self._letters is not None:
            self._letters.append(data)


def _span(value: str | None) -> int:
    return max(1, int(value)) if value and value.isdecimal() else 1
