"""Comparisons as HTML: marks to be seen and words to be heard."""

from collections.abc import Sequence
from html import escape

from documents.text.comparison.segments import Segment, Segments
from documents.text.comparison.tables import Cell, ComparedRow
from documents.text.matching import Relation

RELATION_NAMES = {
    Relation.ADDED: "добавлено",
    Relation.REMOVED: "исключено",
    Relation.SPLIT: "разделено",
    Relation.MERGED: "объединено",
    Relation.MOVED: "перенесено",
    Relation.RENUMBERED: "изменён номер",
    Relation.REWORDED: "изменён текст",
    Relation.SAME: "без изменений",
}
"""What became of a clause, as a reader is told it."""


def one_column(segments: Segments) -> str:
    """Return the new text with what went struck out before what came in its place."""
    return "".join(_kept(part) if part.is_same else _removed(part.old) + _added(part.new) for part in segments)


def before(segments: Segments) -> str:
    """Return the old text, what went marked: the left side of two."""
    return "".join(_escape(part.old) if part.is_same else _removed(part.old) for part in segments)


def after(segments: Segments) -> str:
    """Return the new text, what came marked: the right side of two."""
    return "".join(_escape(part.new) if part.is_same else _added(part.new) for part in segments)


def table_in_one_column(rows: Sequence[ComparedRow]) -> str:
    """Return one table that holds the rows of both, marked inside their cells."""
    return _table([[(cell.new or cell.old, one_column(cell.segments)) for cell in row.cells] for row in rows])


def table_before(rows: Sequence[ComparedRow]) -> str:
    """Return the old table, what went marked."""
    return _table([[(cell.old, before(cell.segments)) for cell in row.cells] for row in rows])


def table_after(rows: Sequence[ComparedRow]) -> str:
    """Return the new table, what came marked."""
    return _table([[(cell.new, after(cell.segments)) for cell in row.cells] for row in rows])


def _table(rows: Sequence[Sequence[tuple[Cell | None, str]]]) -> str:
    lines = ("".join(_cell(cell, html) for cell, html in row if cell is not None) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines if line)}</table>"


def _cell(cell: Cell, html: str) -> str:
    name, scope = ("th", ' scope="col"') if cell.is_heading else ("td", "")
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return f"<{name}{scope}{columns}{rows}>{html}</{name}>"


def _kept(part: Segment) -> str:
    """The space before words that went stands in the old text only."""
    is_apart = part.old[-1:].isspace() and not part.new[-1:].isspace()
    return f"{_escape(part.new)} " if is_apart else _escape(part.new)


def _removed(text: str) -> str:
    return _mark("del", "исключено:", text)


def _added(text: str) -> str:
    return _mark("ins", "добавлено:", text)


def _mark(tag: str, said: str, text: str) -> str:
    """Mark the words and not the spaces beside them; say aloud what eyes see by colour and line."""
    words = text.strip()
    if not words:
        return _escape(text)
    start = text.index(words)
    spoken = f'<span class="visually-hidden">{said} </span>'
    return f"{text[:start]}<{tag}>{spoken}{_escape(words)}</{tag}>{text[start + len(words) :]}"


def _escape(text: str) -> str:
    return escape(text, quote=False)
