"""Public identifiers: strings that outlive a database and say nothing about it."""

import os
import uuid

# Crockford's alphabet: no i, l, o, u, so that a key read aloud or typed from paper stays the same key.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"

_KEY_LENGTH = 16
# Five bits of each random byte choose the letter: 256 is 8 × 32, so none comes more often than another.
_LETTER_OF_BYTE = (ALPHABET * 8).encode()


def new_public_id() -> uuid.UUID:
    """Identify a public record in the API for ever (D155)."""
    return uuid.uuid4()


def new_clause_key() -> str:
    """Identify a clause through all its editions: 16 characters, 80 random bits."""
    return new_clause_keys(1)[0]


def new_clause_keys(count: int) -> list[str]:
    """Return as many new clause keys; thousands at once cost what a dozen one by one do."""
    letters = os.urandom(_KEY_LENGTH * count).translate(_LETTER_OF_BYTE).decode()
    return [letters[start : start + _KEY_LENGTH] for start in range(0, len(letters), _KEY_LENGTH)]
