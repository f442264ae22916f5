"""What every reader of files does alike, so that the same text gives the same form whichever file it came in."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from documents.text.document import Alignment, Block, Cell, Paragraph, Position, Row, Run, Table
from documents.text.marks import RAISED

_UNPRINTED = {
    0xAD: None,  # a soft hyphen: a place where a line may break
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)),  # of no width
    **dict.fromkeys(range(0x202A, 0x202F)),  # marks of direction
    **dict.fromkeys(code for code in range(0x20) if code not in (0x09, 0x0A, 0x0B, 0x0C, 0x0D)),
    **dict.fromkeys(range(0xF000, 0xF100)),  # bullets of symbol fonts
    0x2011: "-",  # a hyphen that keeps its words on one line
}
_SURROGATE = re.compile("[\ud800-\udfff]")
_RAISED_NUMBER = re.compile(r"\d{1,3}(?:-\d{1,2})?")
_SPACE = Run(" ")
_NOTHING = Cell(())
BREAK = "\n"
"""What a reader writes for a line break inside a paragraph."""
_BREAK = re.compile(r"\n\s*")
_CONTEXT = 40
_SENTENCE_END = re.compile(r"(?:\w{3}|[)»\"\d])[.;:,]$")
_BEGINNING = re.compile(r"[А-ЯЁA-Z«–—-]|\d+[.)]|[а-яё]\)")
_SAYS_SOMETHING = re.compile(r"\w")
_WIDEST_LAYOUT = 3


def tidy_paragraphs(
    runs: Iterable[Run],
    *,
    label: str = "",
    heading_level: int | None = None,
    alignment: Alignment = Alignment.START,
) -> list[Paragraph]:
    """Return what stands between two paragraph marks in the common form; nothing where it says nothing.

    Spaces of every kind become one space, soft hyphens go, raised digits become ¹²³, neighbours of one look become
    one run, and boldness of the whole paragraph its own property. A line break is a slip or a matter of looks, but
    where a sentence has ended and another clause begins behind it, the author meant a paragraph.
    """
    found: list[Paragraph] = []
    for part in _split_at_breaks(list(runs)):
        kept = _tidy_runs(part)
        if not kept:
            continue
        lettered = [run for run in kept if run.text.strip()]
        is_bold = bool(lettered) and all(run.is_bold for run in lettered)
        if is_bold:
            kept = _merge(replace(run, is_bold=False) for run in kept)
        own_label = "" if found else tidy_label(label)
        found.append(Paragraph(tuple(kept), own_label, heading_level, alignment, is_bold))
    return found


def tidy_label(label: str) -> str:
    """Return an automatic number as printed; a bullet is no number."""
    label = " ".join(label.translate(_UNPRINTED).split())
    return label if _SAYS_SOMETHING.search(label) else ""


def tidy_table(rows: Iterable[Row]) -> list[Block]:
    """Return what a table is: itself, or the blocks inside where it only places them on the page.

    One row heads nothing and compares nothing: it is a frame, a signature, a two-sided head of a letter. Rows
    and cells that say nothing at all are left out where the rest keeps its shape.
    """
    kept = [row for row in rows if row.cells]
    if not any(cell.blocks for row in kept for cell in row.cells):
        return []
    if len(kept) == 1:
        return _placed(kept[0])
    headings = _heading_rows(kept)
    return [Table(tuple(replace(row, is_heading=place < headings) for place, row in enumerate(kept)))]


def _heading_rows(rows: Sequence[Row]) -> int:
    """The rows the author marked, else the first; a cell that is higher takes the rows beside it along."""
    marked = next((place for place, row in enumerate(rows) if not row.is_heading), len(rows)) or 1
    reach = max(place + one.rows for place, row in enumerate(rows[:marked]) for one in row.cells or (_NOTHING,))
    return min(max(marked, reach), len(rows))


def _placed(row: Row) -> list[Block]:
    filled = [cell.blocks for cell in row.cells if cell.blocks]
    singles = [blocks[0] for blocks in filled if len(blocks) == 1]
    paragraphs = [block for block in singles if isinstance(block, Paragraph)]
    if 1 < len(paragraphs) == len(filled) <= _WIDEST_LAYOUT and not any(one.label for one in paragraphs[1:]):
        return [_one_line(paragraphs)]
    return [block for blocks in filled for block in blocks]


def _one_line(paragraphs: Sequence[Paragraph]) -> Paragraph:
    runs: list[Run] = []
    for paragraph in paragraphs:
        runs += [Run(" ")] if runs else []
        runs += paragraph.runs
    first = paragraphs[0]
    bold = all(paragraph.is_bold for paragraph in paragraphs)
    return Paragraph(tuple(_merge(runs)), first.label, first.heading_level, first.alignment, bold)


def cell(blocks: Sequence[Block], *, columns: int = 1, rows: int = 1) -> Cell:
    """Return a cell whose spans make sense whatever the file claims."""
    return Cell(tuple(blocks), min(max(columns, 1), 100), min(max(rows, 1), 5_000))


def _split_at_breaks(runs: list[Run]) -> Iterator[list[Run]]:
    text = "".join(run.text for run in runs)
    places = deque(found.end() for found in _BREAK.finditer(text) if _parts_paragraphs(text, found))
    part: list[Run] = []
    at = 0
    for run in runs:
        rest = run.text
        while places and at + len(rest) >= places[0]:
            width = places.popleft() - at
            part.append(replace(run, text=rest[:width]))
            yield part
            part, rest, at = [], rest[width:], at + width
        part.append(replace(run, text=rest))
        at += len(rest)
    yield part


def _parts_paragraphs(text: str, found: re.Match[str]) -> bool:
    if found[0].count(BREAK) > 1:
        return True
    line_before = text[max(found.start() - _CONTEXT, 0) : found.start()].rstrip()
    line_after = text[found.end() : found.end() + _CONTEXT]
    return bool(_SENTENCE_END.search(line_before) and _BEGINNING.match(line_after))


def _tidy_runs(runs: Iterable[Run]) -> list[Run]:
    return _merge(_raise_digits(_merge(_words(runs))))


def _words(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield words and single spaces; a space has no look of its own."""
    has_begun = is_space_due = False
    for run in runs:
        if run.footnote:
            yield replace(run, text="")
            continue
        text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", run.text.translate(_UNPRINTED))
        for is_space, letters in groupby(text, str.isspace):
            if is_space:
                is_space_due = has_begun
                continue
            if is_space_due:
                yield _SPACE
            yield replace(run, text="".join(letters))
            has_begun, is_space_due = True, False


def _merge(runs: Iterable[Run]) -> list[Run]:
    """Neighbours of one look become one run; a space between two looks stays plain."""
    ahead = list(runs)
    merged: list[Run] = []
    for run, following in zip_longest(ahead, ahead[1:]):
        look = _look(run)
        if run == _SPACE and merged and following and _look(merged[-1]) == _look(following):
            look = _look(following)
        if merged and not run.footnote and look == _look(merged[-1]):
            merged[-1] = replace(merged[-1], text=merged[-1].text + run.text)
        else:
            merged.append(run)
    return merged


def _look(run: Run) -> tuple[bool, bool, Position, str]:
    return run.is_bold, run.is_italic, run.position, run.footnote


def _raise_digits(runs: Iterable[Run]) -> Iterator[Run]:
    """«Статья 5» with a raised «1» is «Статья 5¹»; a space between the two is a slip of the typist."""
    before: Run | None = None
    for run in runs:
        if run.position is Position.RAISED and _RAISED_NUMBER.fullmatch(run.text):
            text = run.text.translate(RAISED)
            if before is None or before.footnote:
                run = replace(run, text=text, position=Position.LINE)
            else:
                before = replace(before, text=before.text.rstrip() + text)
                continue
        if before is not None:
            yield before
        before = run
    if before is not None:
        yield before
