"""A text as the words, numbers, dates and marks that citations are made of."""

import re
from bisect import bisect_left
from enum import Enum, auto
from typing import NamedTuple


class Sort(Enum):
    WORD = auto()
    NUMBER = auto()
    DATE = auto()
    MARK = auto()
    END = auto()


class Token(NamedTuple):
    """A named tuple and no dataclass, for there are as many as words."""

    sort: Sort
    text: str
    """As printed."""
    key: str
    """Lower case, ё as е."""
    start: int
    end: int


_RAISED = "⁰¹²³⁴-⁹"
_TOKEN = re.compile(
    r"(?P<DATE>(?<![\d.])\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?![\d]|\.\d))"
    rf"|(?P<NUMBER>\d+(?:\.\d+)*(?:[{_RAISED}]+(?:⁻[{_RAISED}]+)?|\(\d{{1,2}}\)|_\d{{1,2}})?)"
    rf"|(?P<WORD>[^\W\d_{_RAISED}]+(?:[-‑][^\W\d_{_RAISED}]+)*[{_RAISED}]*)"
    r"|(?P<MARK>\S)"
)
_OPENING, _CLOSING, _STRAIGHT = ("«", "“", "„"), ("»", "”"), '"'
_DEEPEST_QUOTE = 8


class Tokens:
    """The tokens of one text, and which quotation mark closes which."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = [
            Token(Sort[found.lastgroup or "MARK"], found[0], found[0].lower().replace("ё", "е"), *found.span())
            for found in _TOKEN.finditer(text)
        ]
        self._starts = [token.start for token in self._tokens]
        self._end = Token(Sort.END, "", "", len(text), len(text))
        self._closing = self._pair_quotes()

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, index: int) -> Token:
        """Return a token; beyond the last one, as before the first, an empty one."""
        return self._tokens[index] if 0 <= index < len(self._tokens) else self._end

    def index_at(self, position: int) -> int:
        """Return the index of the first token that starts at `position` or later."""
        return bisect_left(self._starts, position)

    def closing(self, index: int) -> int | None:
        """Return the index of the mark that closes the quotation mark at `index`; None where it opens nothing."""
        return self._closing.get(index)

    def are_joined(self, index: int) -> bool:
        """Return whether nothing stands between a token and the next."""
        return self[index].end == self[index + 1].start

    def _pair_quotes(self) -> dict[int, int]:
        """Pair quotation marks. One mark may close all that opened before it: «Программа «Среда»."""
        closing: dict[int, int] = {}
        first_inside: dict[int, int] = {}
        opened: list[int] = []
        for index, token in enumerate(self._tokens):
            closes_low = token.text == "“" and opened and self._closes_low(opened[-1], token)
            if not closes_low and (token.text in _OPENING or (token.text == _STRAIGHT and self._opens(token, opened))):
                opened = [*opened[1 - _DEEPEST_QUOTE :], index]
            elif opened and (closes_low or token.text in _CLOSING or token.text == _STRAIGHT):
                closing[opened.pop()] = index
                for outer in opened:
                    first_inside.setdefault(outer, index)
        return closing | {index: first_inside[index] for index in opened if index in first_inside}

    def _closes_low(self, opening: int, token: Token) -> bool:
        """„Среда“ and “Среда“: behind a letter this mark closes what it could open."""
        return self[opening].text in {"„", "“"} and not self.text[token.start - 1].isspace()

    def _opens(self, token: Token, opened: list[int]) -> bool:
        before = self.text[token.start - 1 : token.start]
        after = self.text[token.end : token.end + 1]
        if before.isalnum():
            return not opened and after.isupper()  # «N 641"О мерах"»
        return (not before or before.isspace() or before in "(«„“") and bool(after.strip())
