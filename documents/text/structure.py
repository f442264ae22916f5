"""Paragraphs → clauses."""

from collections.abc import Sequence

from documents.text.model import Text
from documents.text.nesting import nest
from documents.text.pieces import split_pieces


def cut(paragraphs: Sequence[str], *, within_article: bool) -> Text:
    """Cut a text into clauses; no word is lost and none stands in two clauses.

    `within_article`: the paragraphs are the text of one article, so that «1.» is a part of it and not a point.
    """
    title, pieces = split_pieces(paragraphs, within_article=within_article)
    clauses, warnings = nest(pieces)
    return Text(title=title, clauses=clauses, warnings=warnings)
