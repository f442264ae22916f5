"""The text of a line → an edition with clauses."""

import re
from datetime import date

from documents.importing.lines import ActLine
from documents.models import Edition
from documents.text import Text, cut

_ARTICLE_NUMBER = re.compile(r"\bст\. ?\d")


def cut_line(line: ActLine) -> Text:
    """Cut the text of a line. An act numbered «136-ФЗ, ст. 1» is one article of a code."""
    return cut(line.paragraphs, within_article=bool(_ARTICLE_NUMBER.search(line.number)))


def new_edition(line: ActLine, page_key: int, *, number: int, dated_on: date, note: str = "") -> Edition:
    """Return an edition of the line's text, not saved. Its hash lets the next import know the text again."""
    return Edition(
        page_id=page_key,
        number=number,
        dated_on=dated_on,
        valid_from=dated_on,
        note=note,
        source_sha256=line.digest,
    )
