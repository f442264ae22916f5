"""Files of office programs → the intermediate form. Pure Python: no Django, no network, nothing of the file is run."""

from io import BytesIO

from documents.text.document import Document, plain
from documents.text.extraction import opendocument, pdf, rich_text, web, word
from documents.text.extraction.archive import Archive
from documents.text.extraction.decoding import decode
from documents.text.extraction.errors import UnreadableFileError
from documents.text.extraction.sniffing import Format, format_of

__all__ = ["Format", "UnreadableFileError", "extract", "format_of"]


def extract(content: bytes) -> Document:
    """Return what a file says, whatever its name. Raises `UnreadableFileError` with one sentence for the editor.

    Not for files of strangers in a process that must live: `guard` runs it in one that may die.
    """
    document = _read(format_of(content), content)
    if not document.blocks:
        raise UnreadableFileError("В файле нет текста: проверьте, тот ли файл вы загрузили.")
    return document


def _read(format: Format, content: bytes) -> Document:
    match format:
        case Format.WORD:
            with Archive(BytesIO(content)) as archive:
                return word.read(archive)
        case Format.OPEN_DOCUMENT:
            with Archive(BytesIO(content)) as archive:
                return opendocument.read(archive)
        case Format.RICH_TEXT:
            return rich_text.read(content)
        case Format.PDF:
            return pdf.read(content)
        case Format.WEB_PAGE:
            return web.read(decode(content))
        case _:
            lines = (" ".join(line.split()) for line in decode(content).splitlines())
            return Document(tuple(plain(line) for line in lines if line))
