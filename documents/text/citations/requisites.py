"""The date, the number and the title that make an act a citation: «от 27.07.2010 № 210-ФЗ «Об организации …»»."""

import re
from dataclasses import dataclass, replace
from datetime import date

from documents.text.citations.model import Act
from documents.text.citations.tokens import Sort, Tokens
from documents.text.citations.vocabulary import MONTHS

_NUMBER = re.compile(
    r"\s{0,3}(?P<number>(?:[^\W\d_]{1,7}[-/.]?)?\d[\w]*(?:[-–‑/.](?=\w)[\w]+)*@?"
    r"(?:\s?[-–‑]\s?(?:[А-ЯЁ]{2,4}|[АЗКМНПР]|па?|ра?|п[гпр]|р[гп]|од|н)\b)?|б/н)"
)
_SHORT_DATE = re.compile(r"\d\d\.\d\d\.\d\d")
"""«12.03.26», «17.12.97»: years from 50 on are of the last century."""
_SPACED_DASH = re.compile(r"\s?[-–‑]\s?")
_SIGNS = frozenset(("№", "n", "no", "номер", "номером"))
_YEAR = frozenset(("г", "года", "год"))
_ABOUT = frozenset(("о", "об", "обо"))
_LONGEST_TITLE = 1500
_OF_EDITION = frozenset(("ред", "редакции", "изм", "изменениями"))
_LONGEST_NOTE = 24


@dataclass(frozen=True, slots=True)
class Requisites:
    """What identifies one act, and where reading goes on."""

    adopted_on: date | None
    number: str | None
    title: str
    next: int

    def added_to(self, act: Act) -> Act:
        """Return an act with these requisites."""
        return replace(act, adopted_on=self.adopted_on, number=self.number, title=self.title)


def read_requisites(tokens: Tokens, index: int, *, listed: bool = False) -> Requisites | None:
    """Read date and number in either order, then the title; None where neither a date nor a number stands there.

    `listed`: it goes on a list, whose later dates may stand without «от» where a number follows.
    """
    day, number, here = None, None, index
    is_bare = listed and _is_day_and_number(tokens, index)
    if (read := _read_day(tokens, here) if is_bare else read_date(tokens, here)) is not None:
        day, here = read
        after_comma = here + 1 if tokens[here].text == "," else here
        if (numbered := read_act_number(tokens, after_comma)) is not None:
            number, here = numbered
    elif (numbered := read_act_number(tokens, here)) is not None:
        number, here = numbered
        if (read := read_date(tokens, here)) is not None:
            day, here = read
    if here == index:
        return None
    title, here = _read_title_behind_note(tokens, here, is_identified=bool(day and number))
    if title and day is None and (read := read_date(tokens, here)) is not None:
        day, here = read  # «законом № 131-ФЗ «Об …» от 06.10.2003»
    elif title and number is None and (numbered := read_act_number(tokens, here)) is not None:
        number, here = numbered
    return Requisites(day, number, title, here)


def _is_day_and_number(tokens: Tokens, index: int) -> bool:
    """«…, 27.07.2010 № 210-ФЗ», «…, 27 июля 2010 года № 210-ФЗ»."""
    read = _read_day(tokens, index)
    return read is not None and tokens[read[1]].key in _SIGNS


def _read_title_behind_note(tokens: Tokens, index: int, *, is_identified: bool) -> tuple[str, int]:
    """«№ 131-ФЗ (ред. от 08.08.2024) «Об общих принципах»»: a note on the edition may stand before the title."""
    title, behind = read_title(tokens, index, alone=False, is_identified=is_identified)
    if title or tokens[index].text != "(" or not {tokens[index + 1].key, tokens[index + 2].key} & _OF_EDITION:
        return title, behind
    for close in range(index, index + _LONGEST_NOTE):
        if tokens[close].text == ")":
            title, behind = read_title(tokens, close + 1, alone=False, is_identified=is_identified)
            return title, behind if title else index
    return "", index


def read_date(tokens: Tokens, index: int) -> tuple[date, int] | None:
    """Read «от 27.07.2010 г.», «от 27 июля 2010 года» at `index`."""
    if tokens[index].key != "от":
        return None
    return _read_day(tokens, index + 1)


def _read_day(tokens: Tokens, index: int) -> tuple[date, int] | None:
    token = tokens[index]
    behind_day = index + 1
    if tokens.closing(index) == index + 2:  # «от «12» марта 2026 г.»
        token, behind_day = tokens[index + 1], index + 3
    if token.sort is Sort.DATE:
        day, month, year = token.text.split(".")
        here = behind_day
    elif token.sort is Sort.NUMBER and tokens[behind_day].key in MONTHS:
        day, month, year = token.text, str(MONTHS[tokens[behind_day].key]), tokens[behind_day + 1].text
        here = behind_day + 2
    elif token.sort is Sort.NUMBER and _SHORT_DATE.fullmatch(token.text):
        day, month, year = token.text.split(".")
        year, here = f"{'19' if year >= '50' else '20'}{year}", behind_day
    else:
        return None
    read = _date(day, month, year)
    return (read, _behind_year(tokens, here)) if read else None


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return None


def _behind_year(tokens: Tokens, index: int) -> int:
    if tokens[index].key in _YEAR:
        is_short = tokens[index].key == "г" and tokens[index + 1].text == "."
        return index + (2 if is_short else 1)
    return index


def read_act_number(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read «№ 145-п» at `index`: the number as printed, its dashes as hyphens."""
    if tokens[index].key in {"за", "под"}:
        index += 1
    if tokens[index].text == "№" and tokens[index + 1].text == "№":
        index += 1
    if tokens[index].key not in _SIGNS:
        return None
    found = _NUMBER.match(tokens.text, tokens[index].end)
    if found is None:
        return None
    number = _SPACED_DASH.sub("-", found["number"])
    return (number, tokens.index_at(found.end())) if number != "б/н" else None


def read_title(tokens: Tokens, index: int, *, alone: bool, is_identified: bool = False) -> tuple[str, int]:
    """Read the title in quotation marks at `index`; empty where there is none.

    `alone`: nothing else names the act, so the title must begin as titles do, with «О …».
    `is_identified`: date and number stand before it, so one word is a title, «Жилище»; behind a number alone
    it names what the number is of.
    """
    close = tokens.closing(index)
    if close is None or tokens[close].end - tokens[index].start > _LONGEST_TITLE:
        return "", index
    first = tokens[index + 1]
    begins_well = first.key in _ABOUT if alone else first.text[:1].isupper() and (close - index > 2 or is_identified)
    if not begins_well:
        return "", index
    title = tokens.text[tokens[index].end : tokens[close].start].strip()
    behind = close + 1
    if tokens[behind].text in {"»", '"'} and tokens.are_joined(close) and _has_open_quote(title):
        behind += 1  # «Об утверждении программы «Среда»»
    return title, behind


def _has_open_quote(title: str) -> bool:
    return title.count("«") > title.count("»")
