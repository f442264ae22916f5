"""From Wagtail's query objects to a question: plain text, phrases, and, or, not."""

from dataclasses import dataclass
from typing import Any

from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText

from core.russian.forms import lemmas_of
from core.russian.lemmas import content_words
from search.reading import (
    LONGEST_QUERY,
    MOST_WORDS,
    All,
    Either,
    Expression,
    Question,
    Term,
    Without,
    all_of,
    any_of,
    numbers_in,
    sought_words,
)
from search.reading import read as read_query


class Everything:
    """The query asks for every object."""


class Nothing:
    """The query can match no object: it has no words."""


@dataclass(frozen=True)
class Words:
    """The query asks for words; where it is negative, for what does not match them."""

    question: Question
    is_negative: bool = False


Compiled = Everything | Nothing | Words


def compiled(query: Any) -> Compiled:
    """Understand a query of Wagtail's search API.

    Plain text with the operator "or", which is the default, is what a person typed: all words first, then most.
    With "and" only full matches are found.
    """
    if isinstance(query, PlainText | Fuzzy) and query.operator == "or":
        question = read_query(query.query_string)
        return Words(question) if question else Nothing()
    if isinstance(query, MatchAll):
        return Everything()
    if isinstance(query, Not):
        return _negated(compiled(query.subquery))
    expression = _expression(query)
    if expression is None:
        return Nothing()
    words = tuple(sought_words(expression)[:MOST_WORDS])
    numbers = tuple(numbers_in(query.query_string)) if isinstance(query, PlainText) else ()
    return Words(Question(words, expression, numbers, is_strict=True))


def _negated(inner: Compiled) -> Compiled:
    if isinstance(inner, Everything):
        return Nothing()
    if isinstance(inner, Nothing):
        return Everything()
    return Words(inner.question, is_negative=not inner.is_negative)


def _expression(query: Any) -> Expression | None:
    """Return what must match; None where the query says nothing that could."""
    if isinstance(query, Boost):
        return _expression(query.subquery)
    if isinstance(query, PlainText | Fuzzy):
        words = content_words(lemmas_of(query.query_string[:LONGEST_QUERY]))[:MOST_WORDS]
        return (all_of if query.operator == "and" else any_of)(words) if words else None
    if isinstance(query, Phrase):
        lemmas = lemmas_of(query.query_string[:LONGEST_QUERY])[:MOST_WORDS]
        return Term(tuple(lemmas)) if lemmas else None
    if isinstance(query, Or):
        parts = _parts(query.subqueries)
        return Either(parts) if parts else None
    if isinstance(query, And):
        return _all(query.subqueries)
    return None


def _all(subqueries: Any) -> Expression | None:
    unwanted = _parts([part.subquery for part in subqueries if isinstance(part, Not)])
    parts = _parts([part for part in subqueries if not isinstance(part, Not | MatchAll)])
    if not parts:
        return None
    wanted: Expression = All(parts)
    return Without(wanted, Either(unwanted)) if unwanted else wanted


def _parts(subqueries: Any) -> tuple[Expression, ...]:
    return tuple(found for found in map(_expression, subqueries) if found is not None)
