"""The words of a clause, each with what it means and where it stands: the ground of matching and of comparing.

ё, quotes, dashes, spaces, case, punctuation and editorial notes in brackets make no difference of words.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_LETTER = r"(?:[^\W_]|[\u00ad\u0300-\u036f])"
_WORD = re.compile(rf"\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?![^\W_])|{_LETTER}+|[%‰°§+<>=±×≤≥$€₽]")
_NUMBER_SIGN = re.compile(r"[Nn]\s*\d")
_SPACE = re.compile(r"[ \u00a0\u202f\u00ad]")
_DASH = re.compile(r"[-‐-―−]")
_IN_NUMBER = re.compile(r"[.,:/]")
_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)[.;,]?")
_EDITORIAL = re.compile(
    r"\(\s*(?:[\w.,–-]+\s+){0,4}?"
    r"(?:в\s+ред(?:акции|\.)|введен|дополнен|утратил|исключен[аоы]?\b|изменен[аоы]?\b|наименование\s+в|нумерац"
    r"|см\. текст)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    key: str
    """Equal where two words mean the same. Of a number right after another it begins with the sign between them."""
    start: int
    end: int


def read_words(text: str, *, with_notes: bool = False) -> list[Word]:
    """Return the words of a text with their places in it; those of editorial notes only when asked for.

    Between two numbers the kind of separator is kept: 1,5 is not 15, and 1–5 is not 1, 5.
    """
    text = text if with_notes else without_notes(text)
    words: list[Word] = []
    for found in _WORD.finditer(text):
        start, end = found.span()
        if end - start == 1 and _NUMBER_SIGN.match(text, start):
            continue  # «N 145» is «№ 145»
        key = _key(found[0])
        if words and key and key[0].isdigit() and words[-1].key[-1].isdigit():
            key = _separator(text[words[-1].end : start]) + key
        if key:
            words.append(Word(key, start, end))
    return words


def without_notes(text: str) -> str:
    """Put spaces where editorial notes stand, «(в ред. закона от 12.03.2026 № 145-ФЗ)»: places stay as they are."""
    return _BRACKETS.sub(
        lambda found: " " * len(found[0]) if _EDITORIAL.match(found[0].replace("ё", "е")) else found[0], text
    )


@lru_cache(maxsize=100_000)
def _key(word: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFC", word)).lower().replace("ё", "е")


def _separator(between: str) -> str:
    if _DASH.search(between):
        return "-"
    return "." if _IN_NUMBER.search(between) else " "
