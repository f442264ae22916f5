"""RTF as a row of tokens: groups, control words, bytes of text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?"  # \b0
    rb"|\\'([0-9a-fA-F]{2})"  # \'e0
    rb"|\\(.)"  # \~
    rb"|([{}])"
    rb"|[\r\n]+"
    rb"|([^\\{}\r\n]+)",
    re.DOTALL,
)


class Token(NamedTuple):
    word: str = ""
    """A control word or a control sign; `{` and `}` are those of groups."""
    number: int | None = None
    text: bytes = b""


_OPENING, _CLOSING = Token("{"), Token("}")


def tokens(content: bytes) -> Iterator[Token]:
    """Yield the tokens of a file; what makes no sense is passed over."""
    at, end = 0, len(content)
    while at < end:
        found = _TOKEN.match(content, at)
        if found is None:
            at += 1
            continue
        at = found.end()
        word, number, byte, sign, brace, text = found.groups()
        if word is not None:
            name = word.decode("ascii")
            if name == "bin" and number:
                at += max(int(number), 0)  # raw bytes follow
                continue
            yield Token(name, int(number) if number else None)
        elif byte is not None:
            yield Token(text=bytes([int(byte, 16)]))
        elif sign is not None:
            yield Token(_SIGNS.get(sign, "?"))
        elif brace is not None:
            yield _OPENING if brace == b"{" else _CLOSING
        elif text is not None:
            yield Token(text=text)


_SIGNS = {
    b"~": "~",
    b"-": "-",
    b"_": "_",
    b"*": "*",
    b"\\": "backslash",
    b"{": "left brace",
    b"}": "right brace",
    b"\n": "par",
    b"\r": "par",
    b"\t": "tab",
}
