"""Django's protection against forged forms, asked by the view itself: so that it can give back what was typed.

A view marked `csrf_exempt` that calls `is_stale` on POST is protected as any other, but answers in its own words:
the cookie of a form that lay open overnight, or of a browser that keeps none, must never cost a resident the text.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware


class _Check(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> Any:
        """Give the reason back instead of an answer."""
        return reason


def is_stale(request: HttpRequest) -> bool:
    """Say whether the posted form does not fit the visitor's cookie; its token must then be given anew."""
    check = _Check(lambda _: HttpResponse())
    check.process_request(request)
    return check.process_view(request, _nothing, (), {}) is not None


def _nothing(request: HttpRequest) -> HttpResponse:
    """Stand for the view: not exempt."""
    return HttpResponse()
