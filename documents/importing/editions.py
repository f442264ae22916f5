"""The text of a line → an edition with clauses."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from core.bulk import insert_rows
from core.identifiers import new_clause_keys
from documents.importing.lines import ActLine
from documents.models import Clause, Edition
from documents.text import Text, cut

_COLUMNS = (
    *("edition", "position", "key", "kind", "number", "address", "heading", "text", "html"),
    *("level", "parent_position"),
)
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


def insert_first_clauses(texts: Iterable[tuple[Edition, Text]]) -> None:
    """Insert the clauses of first editions, each with a new key."""
    insert_rows(Clause, _COLUMNS, (row for edition, text in texts for row in _first_rows(edition.pk, text)))


def _first_rows(edition_key: int, text: Text) -> Iterator[tuple[Any, ...]]:
    keys = new_clause_keys(len(text.clauses))
    for position, (key, clause) in enumerate(zip(keys, text.clauses, strict=True)):
        yield (
            edition_key,
            position,
            key,
            clause.kind.value,
            clause.number or "",
            clause.address,
            clause.heading,
            clause.text,
            clause.html,
            clause.level,
            clause.parent,
        )
