"""Public identifiers: strings that outlive a database and say nothing about it."""

import secrets
import uuid

# Crockford's alphabet: no i, l, o, u, so that a key read aloud or typed from paper stays the same key.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_public_id() -> uuid.UUID:
    """Identify a public record in the API for ever (D155)."""
    return uuid.uuid4()


def new_clause_key() -> str:
    """Identify a clause through all its editions: 16 characters, 80 random bits."""
    number = secrets.randbits(80)
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range(75, -1, -5))
