"""The intermediate form → HTML of one clause: the same letters as its text, and their look."""

from collections.abc import Iterable
from html import escape

from documents.text.document import Block, Cell, Paragraph, Position, Row, Run, Table

_TAGS = {Position.RAISED: "sup", Position.LOWERED: "sub"}


def paragraph_html(paragraph: Paragraph, text: str, marks: dict[str, str]) -> str:
    """Return the end of a paragraph that reads `text`, empty where plain letters say it all.

    `marks`: what is printed where a footnote is called, by its key. The call leads to `#footnote-KEY`; whoever gives
    the note its address puts it in there.
    """
    if paragraph.is_plain:
        return ""
    runs = _tail(_printed(paragraph), len(text)) if paragraph.text.endswith(text) else [Run(text)]
    if all(run == Run(run.text) for run in runs):
        return ""
    return "".join(_run_html(run, marks) for run in runs)


def table_html(table: Table, marks: dict[str, str]) -> str:
    """Return a table that can be read aloud: its columns have heads."""
    head = "".join(_row_html(row, marks) for row in table.rows if row.is_heading)
    body = "".join(_row_html(row, marks) for row in table.rows if not row.is_heading)
    return f"<table><thead>{head}</thead>" + (f"<tbody>{body}</tbody>" if body else "") + "</table>"


def footnote_place(key: str) -> str:
    """Return the place a footnote's call leads to until the note has its address."""
    return f"#footnote-{key}"


def _row_html(row: Row, marks: dict[str, str]) -> str:
    return f"<tr>{''.join(_cell_html(cell, marks, is_heading=row.is_heading) for cell in row.cells)}</tr>"


def _cell_html(cell: Cell, marks: dict[str, str], *, is_heading: bool) -> str:
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    name = "th" if is_heading else "td"
    scope = f' scope="{"col" if cell.columns == 1 else "colgroup"}"' if is_heading else ""
    return f"<{name}{scope}{spans}>{_blocks_html(cell.blocks, marks)}</{name}>"


def _blocks_html(blocks: tuple[Block, ...], marks: dict[str, str]) -> str:
    parts = [
        table_html(block, marks)
        if isinstance(block, Table)
        else "".join(_run_html(run, marks) for run in _printed(block))
        for block in blocks
    ]
    if len(parts) == 1:
        return parts[0]
    return "".join(
        part if isinstance(block, Table) else f"<p>{part}</p>" for block, part in zip(blocks, parts, strict=True)
    )


def _printed(paragraph: Paragraph) -> list[Run]:
    """The runs of a paragraph, its label before them."""
    before = paragraph.text[: len(paragraph.text) - len(paragraph.words)]
    return [Run(before), *paragraph.runs] if before else list(paragraph.runs)


def _tail(runs: Iterable[Run], length: int) -> list[Run]:
    """The last `length` letters and the footnotes called among them."""
    kept: list[Run] = []
    for run in reversed(list(runs)):
        if run.footnote:
            kept.append(run)
        elif length > 0:
            kept.append(Run(run.text[-length:], run.is_bold, run.is_italic, run.position))
            length -= len(run.text)
        else:
            break
    return kept[::-1]


def _run_html(run: Run, marks: dict[str, str]) -> str:
    if run.footnote:
        mark = escape(marks.get(run.footnote, run.footnote), quote=False)
        return f'<a href="{footnote_place(run.footnote)}" role="doc-noteref"><sup>{mark}</sup></a>'
    html = escape(run.text, quote=False)
    if not html.strip():
        return html
    if tag := _TAGS.get(run.position):
        html = f"<{tag}>{html}</{tag}>"
    if run.is_italic:
        html = f"<em>{html}</em>"
    return f"<strong>{html}</strong>" if run.is_bold else html
