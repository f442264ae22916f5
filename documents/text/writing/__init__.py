"""Clauses out: Akoma Ntoso, HTML, plain text, Word. The way back from `extraction`."""

from documents.text.writing.akn import write_akn
from documents.text.writing.description import Amendment, Description, Modification, Publication, describe
from documents.text.writing.errors import UnwritableTextError
from documents.text.writing.page import write_html
from documents.text.writing.plain import write_plain
from documents.text.writing.validation import faults
from documents.text.writing.word import write_word

__all__ = [
    "Amendment",
    "Description",
    "Modification",
    "Publication",
    "UnwritableTextError",
    "describe",
    "faults",
    "write_akn",
    "write_html",
    "write_plain",
    "write_word",
]
