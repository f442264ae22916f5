"""What an act is called: the words for its kind."""

from dataclasses import dataclass

from documents.text.citations.model import Act
from documents.text.citations.numbers import DASHES
from documents.text.citations.tokens import Tokens
from documents.text.citations.vocabulary import (
    ADMINISTRATIVE,
    CONSTITUTIONAL,
    DOCUMENTS,
    FEDERAL,
    ISSUED,
    REGIONAL,
    SHORT_LAWS,
)


@dataclass(frozen=True, slots=True)
class Named:
    """An act as the text names it, and the indexes of its first token and of what comes behind its last."""

    act: Act
    start: int
    next: int


@dataclass(frozen=True, slots=True)
class Noun:
    """The words for a kind: «Федерального закона», «административного регламента»."""

    kind: str
    next: int
    is_issued: bool
    """A date, a number or a title makes it a citation."""


def read_noun(tokens: Tokens, index: int) -> Noun | None:
    """Read the words for a kind of act at `index`."""
    key = tokens[index].key
    if key in FEDERAL:
        here = index + 2 if tokens[index + 1].key in CONSTITUTIONAL else index + 1
        if ISSUED.get(tokens[here].key) != "закон":
            return None
        return Noun("федеральный конституционный закон" if here > index + 1 else "федеральный закон", here + 1, True)
    if key in REGIONAL and ISSUED.get(tokens[index + 1].key) == "закон":
        return Noun(REGIONAL[key], index + 2, True)
    if key in ADMINISTRATIVE and DOCUMENTS.get(tokens[index + 1].key) == "регламент":
        return Noun("административный регламент", index + 2, True)
    if key in DOCUMENTS:
        return Noun(DOCUMENTS[key], index + 1, key in ISSUED)
    if key in {"фз", "фкз"} and tokens[index - 1].text not in DASHES:
        return Noun(SHORT_LAWS[key], index + 1, True)
    return None
