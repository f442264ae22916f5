"""Mending what the engine took a text for: kinds, numbers, levels, borders of clauses. No word is touched.

A mend names a clause of the text as it is and gives a new text. Whoever keeps the mends in a row can take the last
one back by making all but it again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from documents.text.halving import halve
from documents.text.marks import read_mark
from documents.text.model import Clause, Doubt, Kind, Text
from documents.text.nesting import RANKS, REPEATED, Nesting
from documents.text.pieces import Piece
from documents.text.printing import DIVISIONS, printed_number

RETYPED = [kind for kind in Kind if kind is not Kind.TABLE]
"""The kinds a clause may be made to be."""

NUMBERED = {Kind.PART, Kind.POINT, Kind.SUBPOINT}
TAKES_NUMBER = {*DIVISIONS, *NUMBERED}
_NOTE_CALL = re.compile(r'href="#([^"]+)"')


class MendError(ValueError):
    """The mend cannot be made; the message says in Russian why."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One mend of the clause at `place`."""

    do: str
    """`retype` (`value`: a kind), `renumber` (`value`: the number or ""), `relevel` (`value`: 0…), `join` with the
    clause before, `split` (`value`: how many letters of the clause's text stay)."""
    place: int
    value: Any = None


@dataclass(frozen=True, slots=True)
class Mended:
    text: Text
    places: tuple[int, ...]
    """For every clause of the text before, where it is now; of a joined one, where its words are."""


@dataclass(slots=True)
class _Item:
    piece: Piece
    level: int | None
    """None: to be found anew from the kinds of the clauses above."""
    before: int
    """Place of the clause in the text before; a part that was split off has that of its whole."""


def mend(text: Text, wanted: Mend) -> Mended:
    """Return the text with one mend made. Raises `MendError`."""
    if not 0 <= wanted.place < len(text.clauses):
        raise MendError("Такого пункта нет: текст изменился. Откройте его снова.")
    items = [_Item(_piece(clause, index), clause.level, index) for index, clause in enumerate(text.clauses)]
    deeds = {"retype": _retype, "renumber": _renumber, "relevel": _relevel, "join": _join, "split": _split}
    deeds[wanted.do](items, wanted.place, wanted.value)
    places = _places(items, len(text.clauses), joined=wanted.place if wanted.do == "join" else None)
    return Mended(_rebuilt(text, items, places), places)


def splitting_places(text: str) -> list[int]:
    """Return where a clause is likely to fall in two: after a sentence or an item of a list."""
    return [found.end() for found in re.finditer(r"(?<=[.;:!?»])\s+", text) if found.end() < len(text)]


def _retype(items: list[_Item], place: int, value: Any) -> None:
    kind, item = Kind(value), items[place]
    old = item.piece
    if Kind.TABLE in (kind, old.kind):
        raise MendError("Таблица остаётся таблицей: её можно только поставить на другой уровень.")
    line, html = _printed(old), _printed_html(old)
    if kind in DIVISIONS:
        mark = read_mark(line, within_article=_in_article(items, place))
        if mark and mark.kind is kind:
            item.piece = _new_piece(old, kind, number=mark.number, heading=mark.rest)
        elif (
            kind is Kind.SECTION and old.kind in NUMBERED and old.number and old.number[0].isdigit() and not old.heading
        ):
            item.piece = _new_piece(old, kind, number=old.number, heading=old.text)
        else:
            item.piece = _new_piece(old, kind, number=None, heading=line)
    elif kind in NUMBERED and (old.kind in NUMBERED or _is_bare_section(old)):
        words = " ".join(part for part in (old.heading, old.text) if part)
        item.piece = replace(old, kind=kind, heading="", text=words, html=_prefixed(old.heading, old.html))
    elif kind in NUMBERED:
        mark = read_mark(line, within_article=kind is Kind.PART)
        taken = len(line) - len(mark.rest) if mark and mark.kind in NUMBERED else 0
        item.piece = _new_piece(old, kind, number=mark.number if mark and taken else None, text=line[taken:])
        item.piece.html = halve(html, taken)[1] if html else ""
    else:
        item.piece = _new_piece(old, kind, number=None, text=line, html=html)
    _find_levels_anew(items, place, kind)


def _is_bare_section(piece: Piece) -> bool:
    """«1. ОБЩИЕ ПОЛОЖЕНИЯ»: a section by its look, without the word."""
    return piece.kind is Kind.SECTION and piece.number is not None and piece.number[0].isdigit()


def _find_levels_anew(items: list[_Item], place: int, kind: Kind) -> None:
    """What stands below follows the new kind, up to the next clause that closes it in any case."""
    items[place].level = None
    for item in items[place + 1 :]:
        if RANKS.get(item.piece.kind, 100) < RANKS.get(kind, 100):
            break
        item.level = None


def _renumber(items: list[_Item], place: int, value: Any) -> None:
    """A number that the words begin with is taken from them; one that is none goes back to them."""
    piece, number = items[place].piece, str(value or "").strip()
    if piece.kind not in TAKES_NUMBER:
        raise MendError("У этой части текста номера не бывает. Сначала выберите её вид.")
    if len(number) > 60:
        raise MendError("Номер длиннее 60 знаков: проверьте, не попали ли в него слова пункта.")
    field = "heading" if piece.heading else "text"
    words: str = getattr(piece, field)
    if not number:
        shown = printed_number(piece.kind, piece.number) if piece.number else ""
        if shown:
            setattr(piece, field, f"{shown} {words}".strip())
            piece.html = _prefixed(shown, piece.html) if field == "text" else piece.html
    elif not piece.number and (begun := re.match(rf"{re.escape(number)}\s?[.)]?\s*", words)):
        setattr(piece, field, words[begun.end() :])
        piece.html = halve(piece.html, begun.end())[1] if field == "text" and piece.html else piece.html
    piece.number = number or None


def _relevel(items: list[_Item], place: int, value: Any) -> None:
    item, level = items[place], int(value)
    if item.level is None or not 0 <= level <= 12:
        raise MendError("Такого уровня нет.")
    step, old = level - item.level, item.level
    item.level = level
    for below in items[place + 1 :]:
        if below.level is None or below.level <= old:
            break
        below.level = max(below.level + step, 0)


def _join(items: list[_Item], place: int, value: Any) -> None:
    if place == 0:
        raise MendError("Перед этой частью ничего нет: присоединить её не к чему.")
    above, piece = items[place - 1].piece, items[place].piece
    if Kind.TABLE in (above.kind, piece.kind):
        raise MendError("Таблица стоит отдельно: присоединить её нельзя.")
    line = _printed(piece)
    if above.heading and not above.text:
        items[place - 1].piece = replace(above, heading=f"{above.heading} {line}".strip())
    else:
        is_marked = bool(above.html or piece.html)
        html = f"{above.html or _escape(above.text)} {_printed_html(piece) or _escape(line)}" if is_marked else ""
        items[place - 1].piece = replace(above, text=f"{above.text} {line}".strip(), html=html.strip())
    del items[place]


def _split(items: list[_Item], place: int, value: Any) -> None:
    item, at = items[place], int(value)
    piece = item.piece
    if piece.kind is Kind.TABLE:
        raise MendError("Таблицу разделить нельзя: она хранится целиком.")
    first, rest = piece.text[:at].rstrip(), piece.text[at:].lstrip()
    if not first or not rest:
        raise MendError("По обе стороны от места, где текст делится, должны быть слова.")
    start = len(piece.text) - len(rest)
    mark = read_mark(rest, within_article=_in_article(items, place + 1))
    taken = len(rest) - len(mark.rest) if mark else 0
    kind = mark.kind if mark else Kind.PARAGRAPH
    html = halve(piece.html, start + taken)[1] if piece.html else ""
    if mark and kind in DIVISIONS:
        second = _new_piece(piece, kind, number=mark.number, heading=mark.rest)
    else:
        second = _new_piece(piece, kind, number=mark.number if mark else None, text=rest[taken:], html=html)
    item.piece = replace(piece, text=first, html=halve(piece.html, len(first))[0] if piece.html else "")
    items.insert(place + 1, _Item(second, None, item.before))


def _places(items: Sequence[_Item], count: int, *, joined: int | None) -> tuple[int, ...]:
    places: dict[int, int] = {}
    for at, item in enumerate(items):
        places.setdefault(item.before, at)
    if joined is not None:
        places[joined] = places[joined - 1]
    return tuple(places[before] for before in range(count))


def _rebuilt(text: Text, items: Sequence[_Item], places: Sequence[int]) -> Text:
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


def _new_piece(old: Piece, kind: Kind, **changed: Any) -> Piece:
    return replace(old, kind=kind, **{"text": "", "html": "", "heading": "", **changed})


def _printed(piece: Piece) -> str:
    """Return the clause as one line: number, heading, text."""
    # An annex an editor made of a line has no word «Приложение» in the file.
    has_word = bool(piece.number) or piece.kind is not Kind.ANNEX or piece.heading[:2] in ("", "к ")
    shown = printed_number(piece.kind, piece.number, piece.heading) if has_word else ""
    return " ".join(part for part in (shown, piece.heading, piece.text) if part)


def _printed_html(piece: Piece) -> str:
    before = _printed(piece)[: len(_printed(piece)) - len(piece.text)].strip()
    return _prefixed(before, piece.html)


def _prefixed(words: str, html: str) -> str:
    return f"{_escape(words)} {html}" if words and html else html


def _escape(words: str) -> str:
    return escape(words, quote=False)


def _in_article(items: Sequence[_Item], place: int) -> bool:
    for item in reversed(items[:place]):
        if item.piece.kind is Kind.ARTICLE:
            return True
        if item.piece.kind in DIVISIONS:
            return False
    return False
