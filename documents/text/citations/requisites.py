"""The date, the number and the title that make an act a citation: «от 27.07.2010 № 210-ФЗ «Об организации …»»."""

import re
from dataclasses import dataclass, replace
from datetime import date

from documents.text.citations.model import Act
from documents.text.citations.tokens import Sort, Tokens
from documents.text.citations.vocabulary import MONTHS

_NUMBER = re.compile(
    r"\s{0,3}(?P<number>(?:[^\W\d_]{1,7}[-/.])?\d[\w]*(?:[-–‑/.](?=\w)[\w]+)*"
    r"(?:\s?[-–‑]\s?(?:[А-ЯЁ]{1,4}|па?|ра?|п[гпр]|р[гп]|од|н)\b)?|б/н)"
)
_SHORT_DATE = re.compile(r"\d\d\.\d\d\.[0-4]\d")
"""«12.03.26»: of this century, to its forty-ninth year."""
_SPACED_DASH = re.compile(r"\s?[-–‑]\s?")
_SIGNS = frozenset(("№", "n", "no"))
_YEAR = frozenset(("г", "года", "год"))
_ABOUT = frozenset(("о", "об", "обо"))
_LONGEST_TITLE = 1500


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
    is_bare = listed and tokens[index].sort is Sort.DATE and tokens[index + 1].key in _SIGNS
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
    title, here = read_title(tokens, here, alone=False, is_identified=bool(day and number))
    if title and day is None and (read := read_date(tokens, here)) is not None:
        day, here = read  # «законом № 131-ФЗ «Об …» от 06.10.2003»
    elif title and number is None and (numbered := read_act_number(tokens, here)) is not None:
        number, here = numbered
    return Requisites(day, number, title, here)


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
        year, here = f"20{year}", behind_day
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
    if tokens[index].key == "за":
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
