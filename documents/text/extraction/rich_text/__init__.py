"""Reads .rtf: what is printed, with the automatic numbers that the file carries as text."""

from documents.text.document import Document
from documents.text.extraction.rich_text.reader import RichTextReader


def read(content: bytes) -> Document:
    """Return what an .rtf says. Raises `UnreadableFileError` where it is broken."""
    return RichTextReader().read(content)
