"""Public identifiers: strings that outlive a database and say nothing about it."""

import os
import uuid

# Crockford's alphabet: no i, l, o, u, so that a key read aloud or typed from paper stays the same key.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"

_HALF = 8
# Five bits of each random byte choose the letter: 256 is 8 × 32, so none comes more often than another.
_LETTER_OF_BYTE = (ALPHABET * 8).encode()


def new_public_id() -> uuid.UUID:
    """Identify a public record in the API for ever (D155)."""
    return uuid.uuid4()


def new_clause_key() -> str:
    """Identify a clause through all its editions: 16 characters, 80 random bits."""
    return new_clause_keys(1)[0]


def new_clause_keys(count: int) -> list[str]:
    """Return keys for the new clauses of one text: the first half of their characters is the same in all.

    So they stand together in the index by which a clause is followed, and a text is written to one place of it
    instead of twenty: of a hundred thousand acts, a third of the time of their import.
    """
    letters = os.urandom(_HALF * (count + 1)).translate(_LETTER_OF_BYTE).decode()
    return [letters[:_HALF] + letters[start : start + _HALF] for start in range(_HALF, len(letters), _HALF)]
