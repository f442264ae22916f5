"""A piece as the line that was printed: what a kind or a number takes from its words goes back to them."""

from dataclasses import replace
from html import escape
from typing import Any

from documents.text.model import Kind
from documents.text.pieces import Piece
from documents.text.printing import printed_number


def new_piece(old: Piece, kind: Kind, **changed: Any) -> Piece:
    return replace(old, kind=kind, **{"text": "", "html": "", "heading": "", **changed})


def printed(piece: Piece) -> str:
    """Return the clause as one line: number, heading, text."""
    # An annex an editor made of a line has no word «Приложение» in the file.
    has_word = bool(piece.number) or piece.kind is not Kind.ANNEX or piece.heading[:2] in ("", "к ")
    shown = printed_number(piece.kind, piece.number, piece.heading) if has_word else ""
    return " ".join(part for part in (shown, piece.heading, piece.text) if part)


def printed_html(piece: Piece) -> str:
    before = printed(piece)[: len(printed(piece)) - len(piece.text)].strip()
    return prefixed(before, piece.html)


def prefixed(words: str, html: str) -> str:
    return f"{escaped(words)} {html}" if words and html else html


def escaped(words: str) -> str:
    return escape(words, quote=False)
