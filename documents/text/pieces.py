"""Paragraphs one after another → pieces: each with its kind, number, heading and own words, not yet nested."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.text.document import Alignment, Document, Paragraph, Table, footnote_calls
from documents.text.marks import Mark, read_mark
from documents.text.markup import paragraph_html, table_html
from documents.text.model import Kind
from documents.text.zones import requisites_end, signature_places, title_place


@dataclass(slots=True)
class Piece:
    kind: Kind
    text: str
    number: str | None = None
    heading: str = ""
    is_restored: bool = False
    is_quoted: bool = False
    """Words of another act, or of this one as they will read."""
    html: str = ""
    footnote: str = ""
    """Key of the footnote that the piece is."""
    block: int = 0
    """Index of the block it starts with; of a footnote, of that which calls it."""


_CHAPTERS = {Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.ARTICLE}
_NOTE = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)\s*)+[.;]?")
_NOTE_WORDS = re.compile(r"редакци|\bред\.|утрати\w+ силу|дополнен|исключен|нумераци|наименование", re.IGNORECASE)
_ENACTING = re.compile(
    r"(?:постановля[юе]т?|реш(?:ил[оа]?|ает)|приказываю|распоряжаюсь|обязываю|утверждает)\s*:$",
    re.IGNORECASE,
)
_LONGEST_HEADING_LINE = 200
_LONGEST_QUOTATION = 400


def split_pieces(document: Document, *, within_article: bool) -> tuple[str, list[Piece]]:
    """Return the title the text states (else empty) and its pieces in order."""
    return _Splitter(document, within_article=within_article).split()


class _Splitter:
    def __init__(self, document: Document, *, within_article: bool) -> None:
        self.blocks = document.blocks
        # A table is no line: nothing is read into the words that its first cell starts with.
        self.lines = lines = [block.text if isinstance(block, Paragraph) else "" for block in self.blocks]
        self.notes = {note.key: note for note in document.footnotes}
        self.marks = {note.key: note.mark for note in document.footnotes}
        self.in_article = within_article
        self.quoted = quoted_places(lines)
        self.requisites_end = 0 if within_article else requisites_end(lines)
        self.signatures = signature_places(lines, after=self.requisites_end)
        self.preamble_end = 0 if within_article else self._preamble_end()
        self.pieces: list[Piece] = []

    def split(self) -> tuple[str, list[Piece]]:
        place = 0
        while place < len(self.lines):
            first, place = place, self._take(place)
            if self.notes:
                self._add_footnotes(first, place)
        title = title_place(self.lines[: self.requisites_end])
        return ("" if title is None else self.lines[title]), self.pieces

    def _take(self, place: int) -> int:
        """Add the piece that starts at `place`; return the place after it."""
        line, block = self.lines[place], self.blocks[place]
        if isinstance(block, Table):
            return self._add(place, Piece(Kind.TABLE, block.text, html=table_html(block, self.marks)))
        if place < self.requisites_end:
            return self._add(place, Piece(Kind.REQUISITES, line))
        if place in self.signatures:
            return self._add(place, Piece(Kind.SIGNATURE, line))
        if place < self.preamble_end:
            return self._add(place, Piece(Kind.PREAMBLE, line))
        mark = self._mark(place)
        if mark is None:
            is_note = _NOTE.fullmatch(line) and _NOTE_WORDS.search(line)
            kind = Kind.NOTE if is_note else Kind.PARAGRAPH
            return self._add(place, Piece(kind, line, is_quoted=place in self.quoted))
        if mark.kind is Kind.ANNEX:
            return self._take_annex(place, mark)
        if mark.kind in _CHAPTERS:
            return self._take_chapter(place, mark)
        if self._is_section(place, mark):
            return self._take_chapter(place, replace(mark, kind=Kind.SECTION))
        return self._add(place, Piece(mark.kind, mark.rest, mark.number, is_restored=mark.is_restored))

    def _add(self, place: int, piece: Piece) -> int:
        block = self.blocks[place]
        piece.block = place
        if isinstance(block, Paragraph) and piece.text:
            piece.html = paragraph_html(block, piece.text, self.marks)
        self.pieces.append(piece)
        return place + 1

    def _add_footnotes(self, first: int, after: int) -> None:
        """A footnote stands right below the clause that calls it first."""
        for key in (key for block in self.blocks[first:after] for key in footnote_calls(block)):
            if note := self.notes.pop(key, None):
                self.pieces.append(Piece(Kind.NOTE, note.text, note.mark, footnote=key, block=first))

    def _take_annex(self, place: int, mark: Mark) -> int:
        """An annex carries its whole head: to what it belongs, who approved it, what it is called."""
        self.in_article = False
        head = [mark.rest] if mark.rest else []
        after = place + 1
        while after < len(self.lines) and self._is_heading_line(after):
            head.append(self.lines[after])
            after += 1
        self._add(place, Piece(Kind.ANNEX, "", mark.number, " ".join(head)))
        return after

    def _take_chapter(self, place: int, mark: Mark) -> int:
        self.in_article = self.in_article or mark.kind is Kind.ARTICLE
        heading, after = mark.rest, place + 1
        if not heading and after < len(self.lines) and self._is_heading_line(after):
            heading, after = self.lines[after], after + 1
        end = self._heading_end(after - 1)
        heading = " ".join([heading, *self.lines[after:end]])
        self._add(place, Piece(mark.kind, "", mark.number, heading, mark.is_restored))
        return end

    def _heading_end(self, last: int) -> int:
        """Return the place behind a heading whose line `last` may go on over the next ones of the same look."""
        place = last + 1
        while place < len(self.lines) and self._is_heading_line(place) and self._goes_on(place):
            place += 1
        return place

    def _goes_on(self, place: int) -> bool:
        before, block = self.blocks[place - 1], self.blocks[place]
        if not (isinstance(before, Paragraph) and isinstance(block, Paragraph)):
            return False
        are_capitals = before.words.isupper() and block.words.isupper()
        is_one_look = _look(before) == _look(block)
        return is_one_look and (are_capitals or self._looks_like_heading(place))

    def _mark(self, place: int) -> Mark | None:
        if place in self.quoted:
            return None
        return read_mark(self.lines[place], within_article=self.in_article)

    def _is_heading_line(self, place: int) -> bool:
        line = self.lines[place]
        return (
            0 < len(line) <= _LONGEST_HEADING_LINE
            and not line.endswith((".", ";", ":", ","))
            and place not in self.signatures
            and not _NOTE.fullmatch(line)
            and self._mark(place) is None
        )

    def _is_section(self, place: int, mark: Mark) -> bool:
        """«1. ОБЩИЕ ПОЛОЖЕНИЯ», or «1. Общие положения» right above 1.1, heads a section and is no point."""
        if mark.kind is not Kind.POINT or mark.depth > 1 or not mark.rest:
            return False
        if mark.rest.isupper():
            return True
        after = self._heading_end(place)
        below = self._mark(after) if after < len(self.lines) else None
        return (
            below is not None
            and below.kind is Kind.POINT
            and below.number == f"{mark.number}.1"
            and len(mark.rest) <= _LONGEST_HEADING_LINE
            and not mark.rest.endswith((";", ":", ","))
            and (self._looks_like_heading(place) or not mark.rest.endswith("."))
        )

    def _looks_like_heading(self, place: int) -> bool:
        block = self.blocks[place]
        return isinstance(block, Paragraph) and (
            block.is_bold or block.heading_level is not None or block.alignment is Alignment.CENTER
        )

    def _preamble_end(self) -> int:
        """Everything before the first mark is the preamble when it ends in «ПОСТАНОВЛЯЮ:» or its like."""
        place = self.requisites_end
        while place < len(self.lines) and self._mark(place) is None:
            place += 1
            if _ENACTING.search(self.lines[place - 1]):
                return place
        return 0


def _look(paragraph: Paragraph) -> tuple[bool, Alignment, int | None]:
    return paragraph.is_bold, paragraph.alignment, paragraph.heading_level


def quoted_places(lines: Sequence[str]) -> frozenset[int]:
    """Paragraphs inside a quotation: the clauses an amending act quotes are not clauses of its own.

    A quotation opens at the start of a paragraph after a colon; one that never closes is taken for a slip.
    """
    quoted: set[int] = set()
    for first in range(1, len(lines)):
        if first in quoted or not lines[first].startswith(("«", '"')) or not lines[first - 1].endswith(":"):
            continue
        opened = 0
        for place in range(first, min(len(lines), first + _LONGEST_QUOTATION)):
            opened += lines[place].count("«") - lines[place].count("»") + (lines[place].count('"') % 2)
            if opened <= 0 or (opened % 2 == 0 and lines[first].startswith('"')):
                quoted.update(range(first, place + 1))
                break
    return frozenset(quoted)
