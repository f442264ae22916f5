"""Who may do what with remarks in the admin."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

MODERATE = "documents.moderate_comment"
ANSWER = "documents.answer_comment"


def may_work(user: Any) -> bool:
    """Say whether `user` has anything to do with remarks."""
    return bool(user.has_perm(MODERATE) or user.has_perm(ANSWER))


def require(request: HttpRequest, permission: str) -> None:
    """Let only somebody with the right in. Raises `PermissionDenied`."""
    if not request.user.has_perm(permission):
        raise PermissionDenied


def require_any(request: HttpRequest) -> None:
    """Let only somebody with either right in. Raises `PermissionDenied`."""
    if not may_work(request.user):
        raise PermissionDenied
