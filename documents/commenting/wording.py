"""What residents type, made fit to be kept: no invisible characters, one kind of line ends."""

import re

# Control characters (line feed and tab excepted), marks that turn the direction of writing, halves of characters.
# Nobody typed them: they come with copied text. PostgreSQL refuses the first of them, others can disguise words.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "|[\ud800-\udfff]"
    r"|(?<=\w)\u200d(?=\w)"  # joins emoji, and may part a name
)
_EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*){2,}")


def tidy(text: str) -> str:
    """Return `text` with line feeds alone ending lines, without invisible characters and heaps of empty lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _EMPTY_LINES.sub("\n\n", _INVISIBLE.sub("", text)).strip()
