"""Reads web pages: the visible words of what Word, LibreOffice and legal portals export."""

from documents.text.document import Document
from documents.text.extraction.web.notes import notes_on
from documents.text.extraction.web.preparing import prepared
from documents.text.extraction.web.reader import PageReader


def read(page: str) -> Document:
    """Return what a page says. Scripts, styles, menus, running heads and rejected changes are left out."""
    words, styles = prepared(page)
    reader = PageReader(notes_on(words), styles)
    reader.feed(words)
    reader.close()
    return reader.document()
