"""The lines of a PDF: what stands on a page and where."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from documents.text.document import Position, Run

_RAISED_SIZE = 0.82  # of the size of the line: smaller digits are raised ones
_SPACE_WIDTH = 0.12  # of the size of letters
_HYPHENS = {0x02: "\u00ad", 0xFFFE: "\u00ad"}  # what PDFium gives for a hyphen it knows to part a word
_ENDS = {0x0A, 0x0D}


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page. Distances are in points from the left and the bottom edge."""

    page: int
    runs: tuple[Run, ...]
    left: float
    right: float
    bottom: float
    top: float

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def height(self) -> float:
        return self.top - self.bottom


def page_lines(document: pypdfium2.PdfDocument, place: int) -> list[PageLine]:
    """Return the lines of a page in reading order."""
    page = document[place]
    try:
        text_page = page.get_textpage()
        try:
            letters = [pdfium.FPDFText_GetUnicode(text_page, index) for index in range(text_page.count_chars())]
            lines: list[PageLine] = []
            for first, last in _spans(letters):
                line = _line(text_page, place, letters, first, last)
                if line is not None and lines and _goes_on(line, lines[-1]):
                    lines[-1] = _together(lines[-1], line)
                elif line is not None:
                    lines.append(line)
            return lines
        finally:
            text_page.close()
    finally:
        page.close()


def _spans(letters: list[int]) -> Iterator[tuple[int, int]]:
    first = 0
    for index, code in enumerate(letters):
        if code in _ENDS:
            if index > first:
                yield first, index
            first = index + 1
        elif code in _HYPHENS:  # the line ends here too, though PDFium does not say so
            yield first, index + 1
            first = index + 1
    if len(letters) > first:
        yield first, len(letters)


def _line(text_page: pypdfium2.PdfTextPage, page: int, letters: list[int], first: int, last: int) -> PageLine | None:
    seen = [index for index in range(first, last) if not chr(letters[index]).isspace()]
    if not seen:
        return None
    sizes = {index: pdfium.FPDFText_GetFontSize(text_page, index) for index in seen}
    size = max(sizes.values())
    main = [index for index in seen if sizes[index] > size * _RAISED_SIZE]
    boxes = {index: _box(text_page, index) for index in {seen[0], seen[-1], *main[:1]}}
    base = boxes[main[0]][1]
    runs: list[Run] = []
    for index in range(first, last):
        letter = _HYPHENS.get(letters[index], chr(letters[index]))
        is_small = letter.isdigit() and sizes.get(index, size) <= size * _RAISED_SIZE
        is_raised = is_small and _box(text_page, index)[1] > base + size * 0.15
        position = Position.RAISED if is_raised else Position.LINE
        if runs and runs[-1].position is position:
            runs[-1] = Run(runs[-1].text + letter, position=position)
        else:
            runs.append(Run(letter, position=position))
    return PageLine(page, tuple(runs), boxes[seen[0]][0], boxes[seen[-1]][2], base, base + size)


def _goes_on(line: PageLine, before: PageLine) -> bool:
    """PDFium ends a line at a raised digit; what stands beside it is of the same line."""
    overlap = min(line.top, before.top) - max(line.bottom, before.bottom)
    return overlap > min(line.height, before.height) / 2 and line.left > before.right - 1


def _together(before: PageLine, line: PageLine) -> PageLine:
    is_raised = line.height <= before.height * _RAISED_SIZE and line.bottom > before.bottom and line.text.isdigit()
    is_apart = line.left - before.right > before.height * _SPACE_WIDTH and line.text[0] not in ".,:;)"
    space = (Run(" "),) if is_apart and not is_raised else ()
    runs = (Run(line.text, position=Position.RAISED),) if is_raised else line.runs
    bottom, top = (before.bottom, before.top) if before.height >= line.height else (line.bottom, line.top)
    return PageLine(before.page, (*before.runs, *space, *runs), before.left, line.right, bottom, top)


def _box(text_page: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a letter."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value
