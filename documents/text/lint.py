"""How a text should be set, said of its clauses (D56): what the official portal asks of the texts sent to it.

Two of its rules have no words here. A typeface is not kept by the reading, so a paragraph can have one only; numbers
are kept as they are printed, and where a file does not say them the reading itself warns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from documents.text.comparison.tables import read_table
from documents.text.model import Clause, Kind

# «Одно- и двухэтажные» hangs its hyphen on purpose; a word parted at the end of a line goes on at once.
_PARTED = re.compile(r"\b\w+(?:[а-яё]-\s+(?!(?:и|или|либо|а|но|да|до)\b)|\u00ad\s*)[а-яё]+")


class Rule(StrEnum):
    """The rules of D56 that a text can break."""

    PARTED_WORD = "parted_word"
    NESTED_TABLE = "nested_table"
    NEEDLESS_TABLE = "needless_table"
    UNNUMBERED = "unnumbered"


@dataclass(frozen=True, slots=True)
class Breach:
    rule: Rule
    clause: int
    """Index into the clauses: the first of several."""
    quote: str = ""
    """The words it is about; of a parted word the word as it stands."""


def lint(clauses: Sequence[Clause], *, most_unnumbered: int) -> list[Breach]:
    """Return what breaks a rule, in reading order. `most_unnumbered` paragraphs may do without a number in a row."""
    breaches = [
        *(breach for place, clause in enumerate(clauses) for breach in _of_clause(place, clause)),
        *_long_rows(clauses, most_unnumbered),
    ]
    return sorted(breaches, key=lambda breach: breach.clause)


def _of_clause(place: int, clause: Clause) -> Iterator[Breach]:
    for words in (clause.heading, clause.text):
        for found in _PARTED.finditer(words):
            yield Breach(Rule.PARTED_WORD, place, found[0])
    if clause.kind is Kind.TABLE and clause.html:
        if clause.html.count("<table") > 1:
            yield Breach(Rule.NESTED_TABLE, place)
        elif all(len(row) < 2 for row in read_table(clause.html)):
            yield Breach(Rule.NEEDLESS_TABLE, place)


def _long_rows(clauses: Sequence[Clause], most: int) -> Iterator[Breach]:
    first = 0
    for place in range(len(clauses) + 1):
        if place < len(clauses) and clauses[place].kind is Kind.PARAGRAPH:
            continue
        if place - first > most:
            yield Breach(Rule.UNNUMBERED, first)
        first = place + 1
