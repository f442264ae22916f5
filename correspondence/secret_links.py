"""Tokens of secret links: 128 random bits and more, known to the receiver alone; the database keeps their hash (D188).

A view behind such a link changes nothing on GET and answers with `private`.
"""

import hashlib
import secrets
from base64 import b32encode
from functools import wraps
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

TOKEN_BYTES = 20


_UNMISTAKABLE = str.maketrans("lo", "89")  # base32 has neither 0, 1, 8 nor 9


class View(Protocol):
    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse: ...


def new_token() -> str:
    """A new token for an address: 160 random bits."""
    return spelled(secrets.token_bytes(TOKEN_BYTES))


def spelled(secret: bytes) -> str:
    """Return `TOKEN_BYTES` as 32 letters and digits that one can copy from paper: neither o and 0 nor l, 1 and I."""
    return b32encode(secret).decode().lower().translate(_UNMISTAKABLE)


def digest(token: str) -> str:
    """What is stored and looked up: SHA-256, 64 hexadecimal digits. A random token needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def private(view: View) -> View:
    """Decorate a view behind a secret link: its address goes to no other site, no search engine and no cache."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        add_never_cache_headers(response)
        return response

    return answer
