"""Bytes → letters for files that are plain text inside: web pages and .txt."""

import codecs
import re

from documents.text.extraction.errors import UnreadableFileError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,20})", re.IGNORECASE)
_OF_WINDOWS = "cp1251"
_HEAD = 4096


def decode(content: bytes) -> str:
    """Return the letters of a file: by its mark, as UTF-8, by what it declares, else as Windows writes Russian.

    Raises `UnreadableFileError` where what comes out is no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _whole(content[len(mark) :].decode(encoding, "replace"))
    try:
        return _whole(content.decode())
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(content[:_HEAD])
    try:
        codec = codecs.lookup(declared[1].decode("ascii")).name if declared else _OF_WINDOWS
        # A page that says UTF-8 and has broken letters keeps all the others; a codec that is none for text fails.
        return _whole(content.decode(codec, "replace"))
    except (LookupError, UnicodeError, AssertionError):
        return _whole(content.decode(_OF_WINDOWS, "replace"))


def _whole(text: str) -> str:
    if "\0" in text[:_HEAD]:
        raise UnreadableFileError("Файл не текстовый, хотя так назван: загрузите .docx, .odt, .rtf, .html или .pdf.")
    return text.replace("\0", "")
