"""One mend: the text taken apart into pieces, the deed done, the tree built anew."""

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.text.mending.deeds import DEEDS
from documents.text.mending.model import Item, Mend, Mended, MendError
from documents.text.model import Clause, Doubt, Kind, Text
from documents.text.nesting import REPEATED, Nesting
from documents.text.pieces import Piece

_NOTE_CALL = re.compile(r'href="#([^"]+)"')


def mend(text: Text, wanted: Mend) -> Mended:
    """Return the text with one mend made. Raises `MendError`."""
    if not 0 <= wanted.place < len(text.clauses):
        raise MendError("Такого пункта нет: текст изменился. Откройте его снова.")
    items = [Item(_piece(clause, index), clause.level, index) for index, clause in enumerate(text.clauses)]
    DEEDS[wanted.do](items, wanted.place, wanted.value)
    places = _places(items, len(text.clauses), joined=wanted.place if wanted.do == "join" else None)
    return Mended(_rebuilt(text, items, places), places)


def splitting_places(text: str) -> list[int]:
    """Return where a clause is likely to fall in two: after a sentence or an item of a list."""
    return [found.end() for found in re.finditer(r"(?<=[.;:!?»])\s+", text) if found.end() < len(text)]


def _places(items: Sequence[Item], count: int, *, joined: int | None) -> tuple[int, ...]:
    places: dict[int, int] = {}
    for at, item in enumerate(items):
        places.setdefault(item.before, at)
    if joined is not None:
        places[joined] = places[joined - 1]
    return tuple(places[before] for before in range(count))


def _rebuilt(text: Text, items: Sequence[Item], places: Sequence[int]) -> Text:
    nesting = Nesting([item.piece for item in items])
    for item in items:
        nesting.add(item.piece, level=item.level)
    addresses = {clause.address: nesting.clauses[places[index]].address for index, clause in enumerate(text.clauses)}

    def linked(clause: Clause) -> Clause:
        if 'role="doc-noteref"' not in clause.html:
            return clause
        html = _NOTE_CALL.sub(lambda call: f'href="#{addresses.get(call[1], call[1])}"', clause.html)
        return replace(clause, html=html)

    kept = [
        Doubt(doubt.code, doubt.message, None if doubt.clause is None else places[doubt.clause])
        for doubt in text.warnings
        if doubt.code != REPEATED
    ]
    return Text(text.title, tuple(linked(clause) for clause in nesting.clauses), (*kept, *nesting.doubts))


def _piece(clause: Clause, index: int) -> Piece:
    is_footnote = clause.kind is Kind.NOTE and clause.number is not None
    return Piece(
        kind=clause.kind,
        text=clause.text,
        number=clause.number,
        heading=clause.heading,
        html=clause.html,
        footnote=str(index) if is_footnote else "",
    )
