"""Pieces in a row → clauses in a tree, with addresses."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from documents.text.address import Addresses, address_number
from documents.text.lists import UNNUMBERED, followers, goes_on, is_lettered
from documents.text.markup import footnote_place
from documents.text.model import Clause, Doubt, Kind
from documents.text.pieces import Piece
from documents.text.words import without_notes

RANKS = {
    Kind.ANNEX: 0,
    Kind.REQUISITES: 1,
    Kind.PREAMBLE: 1,
    Kind.SIGNATURE: 1,
    Kind.SECTION: 10,
    Kind.SUBSECTION: 20,
    Kind.CHAPTER: 30,
    Kind.SUBCHAPTER: 40,
    Kind.ARTICLE: 50,
    Kind.PART: 60,
    Kind.POINT: 60,
    Kind.SUBPOINT: 80,
}
REPEATED = "repeated_number"
"""Code of the doubt that follows from how clauses are nested, and changes with it."""

_NEVER_ABOVE = {*UNNUMBERED, Kind.REQUISITES, Kind.PREAMBLE, Kind.SIGNATURE}
_CALL = re.compile(rf'<a href="({footnote_place("")}[^"]*)"')
_NOTE_SUBJECT = re.compile(r"\((?:Дополнение )?(?P<subject>стать|част|глав|раздел|пункт|подпункт|пп\b)", re.IGNORECASE)
_SUBJECT_RANKS = {
    "стать": RANKS[Kind.ARTICLE],
    "част": RANKS[Kind.PART],
    "глав": RANKS[Kind.CHAPTER],
    "раздел": RANKS[Kind.SECTION],
}
_INNER_ANNEX = re.compile(
    r"к\s+(?:\w+\s+)?(?:порядк|положени|правил|регламент|программ|инструкци|методик|перечн|устав)", re.IGNORECASE
)
_HEADED = {Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER}
_NUMBERED = {Kind.PART, Kind.POINT, Kind.SUBPOINT}


@dataclass(slots=True)
class _Open:
    """A clause that may still take clauses below it."""

    rank: int
    index: int
    kind: Kind
    is_lettered: bool


class Nesting:
    """Builds the tree of one text, piece by piece; `pieces` are those that will be added, in order."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.clauses: list[Clause] = []
        self.doubts: list[Doubt] = []
        self._open: list[_Open] = []
        self._addresses = Addresses()
        self._counts: defaultdict[tuple[str, Kind], int] = defaultdict(int)
        self._followers = followers(pieces)
        self._list_has_ended = False
        self._footnotes: dict[str, str] = {}

    def add(self, piece: Piece, *, level: int | None = None) -> None:
        """Add a clause where its kind puts it or, told so by a person, at a level."""
        if level is None:
            self._close_for(piece)
        else:
            del self._open[level:]
        parent = self._open[-1].index if self._open else None
        address, is_repeated = self._address(piece, parent)
        index = len(self.clauses)
        self.clauses.append(
            Clause(
                kind=piece.kind,
                number=piece.number,
                address=address,
                heading=piece.heading,
                text=piece.text,
                html=piece.html,
                level=len(self._open),
                parent=parent,
            )
        )
        if piece.footnote:
            self._footnotes[footnote_place(piece.footnote)] = f"#{address}"
        if piece.is_restored:
            self._doubt("raised_digits", f"Номер «{piece.number}» прочитан с надстрочными цифрами.")
        if is_repeated and piece.number and not piece.footnote:
            self._doubt(REPEATED, f"Номер «{piece.number}» здесь уже был.")
        if piece.kind not in _NEVER_ABOVE:
            self._open.append(_Open(self._rank(piece), index, piece.kind, is_lettered(piece)))
        if piece.kind is not Kind.NOTE:
            # A full stop inside a quotation ends nothing of this text.
            full_stop = ("».", '".') if piece.is_quoted else "."
            self._list_has_ended = piece.text.endswith(full_stop) or without_notes(piece.text).rstrip().endswith(
                full_stop
            )

    def linked(self) -> Iterator[Clause]:
        """Yield the clauses, the calls of footnotes leading to the addresses the notes have got."""
        if not self._footnotes:
            yield from self.clauses
            return
        for clause in self.clauses:
            html = _CALL.sub(lambda call: f'<a href="{self._footnotes.get(call[1], call[1])}"', clause.html)
            yield clause if html == clause.html else replace(clause, html=html)

    def _close_for(self, piece: Piece) -> None:
        """Close every open clause that cannot stand above this piece."""
        if piece.footnote:
            return
        if piece.kind is Kind.NOTE and (subject := _NOTE_SUBJECT.match(piece.text)):
            self._close_for_note(subject["subject"].lower())
            return
        if piece.kind in UNNUMBERED:
            self._close_ended_list()
            return
        rank = self._rank(piece)
        while self._open and self._open[-1].rank >= rank:
            self._open.pop()

    def _close_ended_list(self) -> None:
        """«…; 3) третье.» ends the list: what follows belongs to the clause that holds the list.

        Unless «4)» comes behind what follows: that is of the third item, which only had a full stop of its own.
        """
        follower = self._followers[len(self.clauses)]
        while self._list_has_ended and self._open and self._open[-1].kind is Kind.SUBPOINT:
            if follower is not None and goes_on(self.clauses[self._open[-1].index], follower):
                return
            self._open.pop()

    def _close_for_note(self, subject: str) -> None:
        """A note on a line of its own that says what it concerns stands below that, not below the last line of it.

        «Пункт» is «1.» in one code and «1)» in another: it is what holds the list of letters, else the whole list.
        """
        if (rank := _SUBJECT_RANKS.get(subject)) is not None:
            while self._open and self._open[-1].rank > rank:
                self._open.pop()
        elif subject == "пункт":
            if self._open and self._open[-1].is_lettered:
                self._open.pop()
            else:
                self._close_ended_list()

    def _rank(self, piece: Piece) -> int:
        rank = RANKS[piece.kind]
        if piece.kind is Kind.ANNEX and self._is_inner(piece):
            return rank + 1
        if piece.kind is Kind.POINT:
            # Under an article 1.1 stands beside part 1; elsewhere 1.1 stands below point 1.
            depth = piece.number.count(".") if piece.number else 0
            if depth and any(above.kind is Kind.ARTICLE or above.kind is Kind.PART for above in self._open):
                depth -= 1
            return rank + depth
        if piece.kind is Kind.SUBPOINT:
            lists = [above.is_lettered for above in self._open if above.kind is Kind.SUBPOINT]
            by_letters = is_lettered(piece)
            return rank + (lists.index(by_letters) if by_letters in lists else len(lists))
        return rank

    def _is_inner(self, annex: Piece) -> bool:
        """Whether an annex belongs to the annex it stands in: «к Порядку» within the Order that an act approves."""
        if not self._open or self._open[0].kind is not Kind.ANNEX:
            return False
        outer = self.clauses[self._open[0].index]
        return bool(_INNER_ANNEX.match(annex.heading)) and not _INNER_ANNEX.match(outer.heading)

    def _address(self, piece: Piece, parent: int | None) -> tuple[str, bool]:
        above = self.clauses[parent].address if parent is not None else ""
        base = self._base(piece.kind, above)
        number = piece.number or ""
        if not address_number(number):  # also where a footnote is marked «*»
            self._counts[above, piece.kind] += 1
            count = self._counts[above, piece.kind]
            if piece.kind is Kind.PARAGRAPH and parent is not None and self.clauses[parent].text:
                count += 1  # the first paragraph of a clause is its own words
            number = str(count) if count > 1 or piece.kind in UNNUMBERED else ""
        return self._addresses.give(piece.kind, number, base=base, parent=above)

    def _base(self, kind: Kind, above: str) -> str:
        """Return the address that the number of such a clause is counted from."""
        if kind is Kind.ANNEX:
            return above
        if kind in UNNUMBERED:
            return above
        if kind is Kind.SUBPOINT and self._open and self._open[-1].kind not in _HEADED:
            return above
        is_numbered = kind in _NUMBERED
        for at in reversed(self._open):
            if at.kind is Kind.ANNEX or (at.kind is Kind.ARTICLE and is_numbered):
                return self.clauses[at.index].address
        return ""

    def _doubt(self, code: str, message: str) -> None:
        self.doubts.append(Doubt(code, message, len(self.clauses) - 1))


def nest(pieces: Sequence[Piece]) -> tuple[tuple[Clause, ...], tuple[Doubt, ...]]:
    """Return the clauses in reading order, each after its parent, and what a person should look at."""
    nesting = Nesting(pieces)
    for piece in pieces:
        nesting.add(piece)
    return tuple(nesting.linked()), tuple(nesting.doubts)
