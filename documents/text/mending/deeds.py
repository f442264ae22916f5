"""The mends one may make, each on the pieces in a row. What it cannot do raises `MendError`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from documents.text.halving import halve
from documents.text.marks import read_mark
from documents.text.mending.lines import escaped, new_piece, prefixed, printed, printed_html
from documents.text.mending.model import Item, MendError
from documents.text.model import Kind
from documents.text.nesting import RANKS
from documents.text.pieces import Piece
from documents.text.printing import DIVISIONS, printed_number

RETYPED = [kind for kind in Kind if kind is not Kind.TABLE]
"""The kinds a clause may be made to be."""

NUMBERED = {Kind.PART, Kind.POINT, Kind.SUBPOINT}
TAKES_NUMBER = {*DIVISIONS, *NUMBERED}


def _retype(items: list[Item], place: int, value: Any) -> None:
    kind, item = Kind(value), items[place]
    old = item.piece
    if Kind.TABLE in (kind, old.kind):
        raise MendError("Таблица остаётся таблицей: её можно только поставить на другой уровень.")
    line, html = printed(old), printed_html(old)
    if kind in DIVISIONS:
        mark = read_mark(line, within_article=_in_article(items, place))
        if mark and mark.kind is kind:
            item.piece = new_piece(old, kind, number=mark.number, heading=mark.rest)
        elif (
            kind is Kind.SECTION and old.kind in NUMBERED and old.number and old.number[0].isdigit() and not old.heading
        ):
            item.piece = new_piece(old, kind, number=old.number, heading=old.text)
        else:
            item.piece = new_piece(old, kind, number=None, heading=line)
    elif kind in NUMBERED and (old.kind in NUMBERED or _is_bare_section(old)):
        words = " ".join(part for part in (old.heading, old.text) if part)
        item.piece = replace(old, kind=kind, heading="", text=words, html=prefixed(old.heading, old.html))
    elif kind in NUMBERED:
        mark = read_mark(line, within_article=kind is Kind.PART)
        taken = len(line) - len(mark.rest) if mark and mark.kind in NUMBERED else 0
        item.piece = new_piece(old, kind, number=mark.number if mark and taken else None, text=line[taken:])
        item.piece.html = halve(html, taken)[1] if html else ""
    else:
        item.piece = new_piece(old, kind, number=None, text=line, html=html)
    _find_levels_anew(items, place, kind)


def _is_bare_section(piece: Piece) -> bool:
    """«1. ОБЩИЕ ПОЛОЖЕНИЯ»: a section by its look, without the word."""
    return piece.kind is Kind.SECTION and piece.number is not None and piece.number[0].isdigit()


def _find_levels_anew(items: list[Item], place: int, kind: Kind) -> None:
    """What stands below follows the new kind, up to the next clause that closes it in any case."""
    items[place].level = None
    for item in items[place + 1 :]:
        if RANKS.get(item.piece.kind, 100) < RANKS.get(kind, 100):
            break
        item.level = None


def _renumber(items: list[Item], place: int, value: Any) -> None:
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
            piece.html = prefixed(shown, piece.html) if field == "text" else piece.html
    elif not piece.number and (begun := re.match(rf"{re.escape(number)}\s?[.)]?\s*", words)):
        setattr(piece, field, words[begun.end() :])
        piece.html = halve(piece.html, begun.end())[1] if field == "text" and piece.html else piece.html
    piece.number = number or None


def _relevel(items: list[Item], place: int, value: Any) -> None:
    item, level = items[place], int(value)
    if item.level is None or not 0 <= level <= 12:
        raise MendError("Такого уровня нет.")
    step, old = level - item.level, item.level
    item.level = level
    for below in items[place + 1 :]:
        if below.level is None or below.level <= old:
            break
        below.level = max(below.level + step, 0)


def _join(items: list[Item], place: int, value: Any) -> None:
    if place == 0:
        raise MendError("Перед этой частью ничего нет: присоединить её не к чему.")
    above, piece = items[place - 1].piece, items[place].piece
    if Kind.TABLE in (above.kind, piece.kind):
        raise MendError("Таблица стоит отдельно: присоединить её нельзя.")
    line = printed(piece)
    if above.heading and not above.text:
        items[place - 1].piece = replace(above, heading=f"{above.heading} {line}".strip())
    else:
        is_marked = bool(above.html or piece.html)
        html = f"{above.html or escaped(above.text)} {printed_html(piece) or escaped(line)}" if is_marked else ""
        items[place - 1].piece = replace(above, text=f"{above.text} {line}".strip(), html=html.strip())
    del items[place]


def _split(items: list[Item], place: int, value: Any) -> None:
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
        second = new_piece(piece, kind, number=mark.number, heading=mark.rest)
    else:
        second = new_piece(piece, kind, number=mark.number if mark else None, text=rest[taken:], html=html)
    item.piece = replace(piece, text=first, html=halve(piece.html, len(first))[0] if piece.html else "")
    items.insert(place + 1, Item(second, None, item.before))


def _in_article(items: Sequence[Item], place: int) -> bool:
    for item in reversed(items[:place]):
        if item.piece.kind is Kind.ARTICLE:
            return True
        if item.piece.kind in DIVISIONS:
            return False
    return False


DEEDS = {"retype": _retype, "renumber": _renumber, "relevel": _relevel, "join": _join, "split": _split}
"""By the word that `Mend.do` says."""
