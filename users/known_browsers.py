"""Browsers that have logged in before: a signed cookie for each name, which expires and dies with the password.

It lets nobody in. It only spares its owner the limits that strangers can fill (`users.login_limits`).
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "users.known_browsers"


def remember(request: HttpRequest, user: AbstractBaseUser) -> None:
    """Let the answer to this request carry the cookie for `user`."""
    request.known_browser_of = user  # type: ignore[attr-defined]  # ours, read by the middleware


def knows(request: HttpRequest, name: str | None) -> bool:
    """Say whether the browser has logged in under `name` with the password of today.

    Without a cookie nothing is looked up: a stranger's answer takes as long for a name that does not exist.
    """
    if not name:
        return False
    mark = request.get_signed_cookie(_cookie(name), default="", salt=SALT, max_age=settings.KNOWN_BROWSER_AGE)
    user = get_user_model().objects.filter(username=name).first() if mark else None
    return user is not None and constant_time_compare(mark or "", _mark(user))


class KnownBrowsersMiddleware:
    """Hand out the cookie when somebody has just logged in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        user: Any = getattr(request, "known_browser_of", None)
        if user is not None:
            response.set_signed_cookie(
                _cookie(user.get_username()),
                _mark(user),
                salt=SALT,
                max_age=settings.KNOWN_BROWSER_AGE,
                path=reverse("wagtailadmin_home"),
                secure=request.is_secure(),
                httponly=True,
                samesite="Strict",
            )
        return response


def _cookie(name: str) -> str:
    """A name of letters and digits that does not show who works here."""
    return "known_browser_" + salted_hmac(SALT, name, algorithm="sha256").hexdigest()[:16]


def _mark(user: AbstractBaseUser) -> str:
    return salted_hmac(SALT, f"{user.get_username()} {user.password}", algorithm="sha256").hexdigest()
