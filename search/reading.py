"""Reading what a person typed: the words that are sought, in their lemmas, and the numbers of acts among them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from core.russian.forms import lemmas_of
from core.russian.lemmas import content_words
from documents.naming import number_key

LONGEST_QUERY = 300
MOST_WORDS = 16

_NUMBER = re.compile(r"(?:№\s*)?\d+\s?[-‐‑–/]?\s?[а-яёa-z]{1,4}(?![\w-])|№\s*[\w/-]+", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\d+\s*(?:г|гг|года?|лет|дн|дней|дня|руб|га|м|км|мм|см|кг|на|по|и|в|с|от|до|о|об)$", re.IGNORECASE
)

_HAS_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Term:
    """One word, or several that must stand side by side."""

    lemmas: tuple[str, ...]


@dataclass(frozen=True)
class All:
    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class Either:
    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class Without:
    """What matches `wanted` and not `unwanted`."""

    wanted: "Expression"
    unwanted: "Expression"


Expression: TypeAlias = Term | All | Either | Without


@dataclass(frozen=True)
class Question:
    """A query as it was understood.

    `expression` is what a full match must satisfy. A strict question finds nothing else; an ordinary one
    also finds what holds most of the words.
    """

    words: tuple[str, ...]
    expression: Expression
    numbers: tuple[str, ...] = ()
    is_strict: bool = False


def read(query: str) -> Question | None:
    """Return the question in a query typed by a person, or None where there is no word in it."""
    text = query[:LONGEST_QUERY]
    words = tuple(content_words(lemmas_of(text))[:MOST_WORDS])
    if not words:
        return None
    return Question(words=words, expression=all_of(words), numbers=tuple(numbers_in(text)))


def all_of(words: Iterable[str]) -> Expression:
    return All(tuple(Term((word,)) for word in words))


def any_of(words: Iterable[str]) -> Expression:
    return Either(tuple(Term((word,)) for word in words))


def numbers_in(query: str) -> list[str]:
    """Return the keys of the act numbers in a query: of the whole of it, and of the pieces that are plainly numbers.

    A number with letters («145-п», «145 п», «48-ГСД») or after «№» is one wherever it stands; a bare number
    only where it is the whole query, or every «пункт 5» would be taken for an act № 5.
    """
    pieces = [query, *(piece for piece in _NUMBER.findall(query) if not _AMOUNT.search(piece))]
    keys = (number_key(piece) for piece in pieces if _HAS_DIGIT.search(piece))
    return list(dict.fromkeys(key for key in keys if key))


def sought_words(expression: Expression) -> list[str]:
    """Return the distinct lemmas that are wanted, in order."""
    if isinstance(expression, Term):
        found = list(expression.lemmas)
    elif isinstance(expression, Without):
        found = sought_words(expression.wanted)
    else:
        found = [word for part in expression.parts for word in sought_words(part)]
    return list(dict.fromkeys(found))
