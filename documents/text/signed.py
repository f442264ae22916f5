"""A signed PDF: whether its words can be found and copied (D55). Looked at in a guarded child."""

import json
import sys
from dataclasses import dataclass

from documents.text.extraction import UnreadableFileError, guard, pdf
from documents.text.extraction.sniffing import is_pdf

NO_PDF = "Это не PDF: сохраните подписанный документ в PDF и приложите его снова."


@dataclass(frozen=True)
class Signed:
    """What a look at a signed document tells."""

    has_text: bool
    """Whether every page has words that can be copied: a scan that nobody recognised has none."""
    first_page: str
    """Its words: there an act says its number."""


def look(content: bytes) -> Signed:
    """Look at a signed PDF.

    Raises `UnreadableFileError` with one sentence for the editor where it is no PDF, broken or locked.
    """
    if not is_pdf(content):
        raise UnreadableFileError(NO_PDF)
    return Signed(**json.loads(guard.run_limited(__name__, [], content)))


def _answer(content: bytes) -> str:
    has_text, first_page = pdf.look(content)
    return json.dumps({"has_text": has_text, "first_page": first_page}, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(guard.serve(_answer))
