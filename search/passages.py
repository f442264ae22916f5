"""Cutting a text into passages: whole clauses, about 150 words together. Measured best unit for finding and ranking."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from core.russian.lemmas import normalized

WORDS = 150
LONGEST = 2 * WORDS


@dataclass(frozen=True)
class Piece:
    """A clause, or a paragraph of a text without clauses, as a reader sees it."""

    text: str
    key: str = ""
    address: str = ""


@dataclass
class Cutting:
    """A passage: its text and where each clause begins in it (offset, key, address)."""

    text: str = ""
    places: list[tuple[int, str, str]] = field(default_factory=list)
    words: int = 0

    def take(self, piece: Piece, words: int) -> None:
        if self.text:
            self.text += "\n"
        if piece.address:
            self.places.append((len(self.text), piece.key, piece.address))
        self.text += piece.text
        self.words += words


def cut(pieces: Iterable[Piece], *, most: int) -> list[Cutting]:
    """Return the passages of a text, at least one and at most `most` (the last one then holds what is left)."""
    cuttings = [Cutting()]
    for piece in _short(pieces):
        words = len(piece.text.split())
        if cuttings[-1].words and cuttings[-1].words + words > WORDS and len(cuttings) < most:
            cuttings.append(Cutting())
        cuttings[-1].take(piece, words)
    return cuttings


def _short(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces that have text, normalized; a clause of many pages (a table) comes in parts."""
    for piece in pieces:
        words = normalized(piece.text).split()
        if not words:
            continue
        if len(words) <= LONGEST:
            yield Piece(" ".join(words), piece.key, piece.address)
            continue
        for start in range(0, len(words), WORDS):
            yield Piece(" ".join(words[start : start + WORDS]), piece.key, piece.address)
