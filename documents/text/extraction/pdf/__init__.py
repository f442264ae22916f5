"""Reads .pdf that has a text layer, as a reading copy: paragraphs are guessed from the look of pages."""

import pypdfium2

from documents.text.document import Document
from documents.text.extraction.collecting import Collector
from documents.text.extraction.errors import UnreadableFileError
from documents.text.extraction.pdf.pages import PageLine, page_lines
from documents.text.extraction.pdf.paragraphs import paragraphs_of

MOST_PAGES = 2_000
_LEAST_LETTERS = 0.5  # of all signs: below, the layer is not made of letters

BROKEN = "Файл повреждён или загружен не до конца: сохраните PDF заново и загрузите снова."
LOCKED = "PDF закрыт паролем: сохраните его без пароля и загрузите снова."
NO_TEXT = (
    "В этом PDF нет текста, только картинки страниц: распознайте его или загрузите исходный файл Word или LibreOffice."
)
NO_LETTERS = (
    "Текст этого PDF не копируется (буквы в нём зашифрованы шрифтом): загрузите исходный файл Word или LibreOffice."
)


def read(content: bytes) -> Document:
    """Return what a PDF says. Raises `UnreadableFileError` where it is broken, locked or has no text."""
    pages = _pages(content)
    if fault := _fault(pages):
        raise UnreadableFileError(fault)
    collector = Collector()
    collector.remark_on_all("reading_copy")
    if any(not page for page in pages):
        collector.remark_on_all("page_without_text")
    collector.add(paragraphs_of(pages))
    return collector.document({})


def look(content: bytes) -> tuple[bool, str]:
    """Say whether words can be found in a PDF and copied, on every page (D55), and give those of the first.

    Raises `UnreadableFileError` where it is broken or locked.
    """
    pages = _pages(content)
    return all(pages) and not _fault(pages), "\n".join(line.text for page in pages[:1] for line in page)


def _pages(content: bytes) -> list[list[PageLine]]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFileError(LOCKED if "assword" in str(error) else BROKEN) from error
    try:
        if len(document) > MOST_PAGES:
            raise UnreadableFileError(f"В этом PDF больше {MOST_PAGES} страниц: загрузите его по частям.")
        return [page_lines(document, place) for place in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise UnreadableFileError(BROKEN) from error
    finally:
        document.close()


def _fault(pages: list[list[PageLine]]) -> str:
    """Return why no text can be made of a PDF; "" where it can."""
    text = "".join(line.text for page in pages for line in page)
    signs = [sign for sign in text if not sign.isspace()]
    if not signs:
        return NO_TEXT
    return NO_LETTERS if sum(sign.isalnum() for sign in signs) < len(signs) * _LEAST_LETTERS else ""
