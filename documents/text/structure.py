"""Paragraphs and tables → clauses."""

from bisect import bisect_right
from collections.abc import Sequence

from documents.text.document import Document, plain
from documents.text.model import Doubt, Text
from documents.text.nesting import nest
from documents.text.pieces import Piece, split_pieces


def cut(paragraphs: Sequence[str], *, within_article: bool) -> Text:
    """Cut a text into clauses; no word is lost and none stands in two clauses. Empty paragraphs are left out.

    `within_article`: the paragraphs are the text of one article, so that «1.» is a part of it and not a point.
    """
    lines = [line for line in (" ".join(paragraph.split()) for paragraph in paragraphs) if line]
    return cut_document(Document(tuple(plain(line) for line in lines)), within_article=within_article)


def cut_document(document: Document, *, within_article: bool = False) -> Text:
    """Cut what a file says into clauses: as `cut`, with tables, footnotes and the look of letters.

    A table is one clause, a footnote a note below the clause that calls it; what the reader of the file remarked
    becomes a warning beside the clause it concerns.
    """
    title, pieces = split_pieces(document, within_article=within_article)
    clauses, doubts = nest(pieces)
    return Text(title=title, clauses=clauses, warnings=(*_remarks(document, pieces), *doubts))


def _remarks(document: Document, pieces: Sequence[Piece]) -> list[Doubt]:
    """Pieces and clauses are the same in number and order; the clause of a block is the last that starts by it."""
    places = [place for place, piece in enumerate(pieces) if not piece.footnote]
    starts = [pieces[place].block for place in places]
    return [
        Doubt(
            remark.code,
            remark.message,
            places[max(bisect_right(starts, remark.block) - 1, 0)] if remark.block is not None and starts else None,
        )
        for remark in document.remarks
    ]
