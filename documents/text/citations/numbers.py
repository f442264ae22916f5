"""The numbers of places: «2.3», «5¹», «2.3(1)», «IV», «а», «второй»; lists and ranges of them."""

import re
from dataclasses import dataclass

from documents.text.citations.lookalikes import UNITS
from documents.text.citations.tokens import Sort, Tokens
from documents.text.citations.vocabulary import MONTHS, ORDINALS, PLACES, SHORT_LAWS, SHORT_PLACES

DASHES = frozenset("-‐‑–—−")
_AND = frozenset(("и", "или", "либо"))
_ROMAN = re.compile(r"(?:[IVXLC]+|[IVXLCІХ]{2,})[⁰¹²³⁴-⁹]*")  # some type them with Cyrillic letters
_LETTER = re.compile(r"[а-яёa-z][⁰¹²³⁴-⁹]*(?:[.-]\d{1,2})?")
_LETTER_OF_NUMBER = re.compile(r"[а-д]")
_BARE_LETTER = re.compile(r"[а-зй-яё]")
_HOLDS_LETTERS = frozenset(("пункта", "пунктов", "части", "статьи", "п", "ч", "ст"))
_LOST = re.compile(r"[1-9]\d?")
_QUOTES = frozenset('«“„"')
_FARTHEST_BRACKET = 120
_LONGEST_LETTER = 6
_SIGNS = frozenset("№N")


@dataclass(frozen=True, slots=True)
class Numbers:
    """A number or a range, and where reading goes on."""

    first: str
    last: str | None
    next: int


def read_numbers(tokens: Tokens, index: int, *, joins: bool, are_letters: bool = False) -> tuple[list[Numbers], int]:
    """Read «1, 3 – 5 и 7» at `index`: the numbers and the index behind them; nothing where there is none.

    `joins`: «10-1» is one number, as after a place in the singular, and no range.
    `are_letters`: letters may stand without quotation marks, «подпункты а, б пункта 3».
    """
    if are_letters and (letters := _bare_letters(tokens, index)):
        return letters, letters[-1].next
    found: list[Numbers] = []
    has_sign = tokens[index - 1].text in _SIGNS
    are_words = tokens[index].key in ORDINALS
    here = index
    while (one := _read_range(tokens, here, joins=joins)) is not None:
        if found and _is_count(tokens, one.next):
            break  # «51 — по статье 26, 20 — по части 1»
        found.append(one)
        index = one.next
        here = _behind_and(tokens, index)
        if here == index or (tokens[here].key in ORDINALS) != are_words:
            break  # «пункты 1 – 4, второй абзац пункта 5»
        if has_sign and tokens[here].text in _SIGNS:
            here += 1  # «приложения № 1 и № 3»
    return found, index


def _is_count(tokens: Tokens, index: int) -> bool:
    """Return whether «по» and a place follow a number: so many of something."""
    here = index + 1 if tokens[index].text in DASHES else index
    return tokens[here].key == "по" and (tokens[here + 1].key in PLACES or tokens[here + 1].key in SHORT_PLACES)


def _behind_and(tokens: Tokens, index: int) -> int:
    """Return the index behind «,», «и», «, и», «и (или)» and the dot of «2.1., 2.3.»; `index` where none is."""
    here = index + 1 if tokens[index].text == "." and tokens.are_joined(index - 1) else index
    behind = here + 1 if tokens[here].text == "," or tokens[here].key in _AND else here
    if behind == here:
        return index
    if tokens[behind].text == "(" and tokens[behind + 1].key == "или":
        behind += 3
    return behind + 1 if tokens[behind].key in _AND else behind


def _bare_letters(tokens: Tokens, index: int) -> list[Numbers]:
    """Read letters that a larger place follows; elsewhere «в», «к» and «с» are words."""
    found: list[Numbers] = []
    while _BARE_LETTER.fullmatch(tokens[index].text):
        found.append(Numbers(tokens[index].text, None, index + 1))
        index += 1
        if tokens[index].text == "," or tokens[index].key in _AND:
            index += 1
    is_whole = bool(found) and index == found[-1].next
    return found if is_whole and tokens[index].key in _HOLDS_LETTERS else []


def _read_range(tokens: Tokens, index: int, *, joins: bool) -> Numbers | None:
    first = read_number(tokens, index)
    if first is None:
        return None
    number, here = first
    if tokens[here].text == "." and tokens[here + 1].text in DASHES and tokens.are_joined(here - 1):
        here += 1  # «пунктами 2.1. – 2.4.»
    has_sign = tokens[here].text in DASHES and tokens[here + 1].text in _SIGNS
    if tokens[here].text in DASHES and (second := read_number(tokens, here + 2 if has_sign else here + 1)) is not None:
        if not _rises(number, second[0]) and not tokens.are_joined(here - 1):
            return Numbers(number, None, first[1])  # «пункт 5 — 3 минуты»
        is_tight = tokens.are_joined(here - 1) and tokens.are_joined(here) and tokens[here].text in "-‑"
        if is_tight and (joins or not _rises(number, second[0])):
            return Numbers(f"{number}-{second[0]}", None, second[1])
        return Numbers(number, second[0], second[1])
    return Numbers(number, None, first[1])


def _rises(first: str, last: str) -> bool:
    if first.isdecimal() and last.isdecimal():
        return int(first) < int(last)
    return True


def read_number(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read one number at `index`; None where a date, a quantity or another word stands there."""
    token = tokens[index]
    if token.text in _QUOTES:
        return _quoted_letter(tokens, index)
    if token.sort is Sort.NUMBER:
        return _arabic(tokens, index)
    if token.sort is Sort.WORD:
        if token.key in ORDINALS:
            return ORDINALS[token.key], index + 1
        if _ROMAN.fullmatch(token.text):
            point, part = tokens[index + 1], tokens[index + 2]
            if point.text == "." and part.sort is Sort.NUMBER and token.end + 1 == part.start:
                return f"{token.text}.{part.text}", index + 3
            return _with_lost_digits(tokens, index)
        if _LETTER.fullmatch(token.text) and _has_own_bracket(tokens, index):
            return token.text, index + 2
    return None


def _quoted_letter(tokens: Tokens, index: int) -> tuple[str, int] | None:
    close = tokens.closing(index)
    if close is None or tokens[close].start - tokens[index].end > _LONGEST_LETTER:
        return None
    inside = tokens.text[tokens[index].end : tokens[close].start].strip()
    return (inside, close + 1) if _LETTER.fullmatch(inside) else None


def _arabic(tokens: Tokens, index: int) -> tuple[str, int] | None:
    token, after = tokens[index], tokens[index + 1]
    if token.text.startswith("0") or after.key in MONTHS or after.key in UNITS or after.text in {"%", "₽"}:
        return None
    if tokens.are_joined(index) and _LETTER_OF_NUMBER.fullmatch(after.text):
        return f"{token.text}{after.text}", index + 2  # «приложение № 5а»
    if tokens.are_joined(index) and (after.sort is Sort.WORD or _goes_on(tokens, index + 1)):
        return None
    if after.text in DASHES and tokens.are_joined(index) and tokens.are_joined(index + 1):
        behind = tokens[index + 2]
        if behind.sort is Sort.WORD:  # «2-й» is an ordinal, «45-летнего» and «210-ФЗ» are none
            return (token.text, index + 3) if behind.key in {"й", "го", "му", "м", "я", "ю", "е", "х"} else None
    if _has_own_bracket(tokens, index):
        return token.text, index + 2  # «подпункт 1) пункта 2»
    return _with_lost_digits(tokens, index)


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Return whether a number is part of a longer one, «5/1», «1:500»; behind «в пункте 1:» none follows."""
    mark = tokens[index].text
    return mark == "/" or (mark == ":" and tokens.are_joined(index) and tokens[index + 1].sort is Sort.NUMBER)


def _has_own_bracket(tokens: Tokens, index: int) -> bool:
    """Return whether the bracket behind a number is its own, «подпункт 1) пункта 2», and closes nothing."""
    if tokens[index + 1].text != ")" or not tokens.are_joined(index):
        return False
    for before in range(index, index - _FARTHEST_BRACKET, -1):
        if tokens[before].text in {"(", ")"}:
            return tokens[before].text == ")"
    return True


def _with_lost_digits(tokens: Tokens, index: int) -> tuple[str, int]:
    """Take «57 1» for one number: the raised digits of 57¹ had become ordinary ones behind a space."""
    token, lost = tokens[index], tokens[index + 1]
    if lost.sort is Sort.NUMBER and lost.start == token.end + 1 and _LOST.fullmatch(lost.text):
        behind = tokens[index + 2]
        is_law = behind.text in DASHES and tokens[index + 3].key in SHORT_LAWS  # «ст. 93 44-ФЗ»
        is_quantity = is_law or behind.key in UNITS or behind.key in MONTHS or behind.text in {"%", "/", ":"}
        if not is_quantity and not (tokens.are_joined(index + 1) and behind.sort is Sort.WORD):
            return f"{token.text} {lost.text}", index + 2
    return token.text, index + 1
