"""A signed PDF: whether its words can be found and copied (D55). Looked at in a guarded child."""

import sys

from documents.text.extraction import UnreadableFileError, guard, pdf
from documents.text.extraction.sniffing import is_pdf

NO_PDF = "Это не PDF: сохраните подписанный документ в PDF и приложите его снова."
_YES, _NO = "text", "pictures"


def has_text(content: bytes) -> bool:
    """Say whether every page of a PDF has words that can be copied: a scan that nobody recognised has none.

    Raises `UnreadableFileError` with one sentence for the editor where it is no PDF, broken or locked.
    """
    if not is_pdf(content):
        raise UnreadableFileError(NO_PDF)
    return guard.run_limited(__name__, [], content).decode() == _YES


def _answer(content: bytes) -> str:
    return _YES if pdf.has_text(content) else _NO


if __name__ == "__main__":
    sys.exit(guard.serve(_answer))
