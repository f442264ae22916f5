"""Addresses that only take a form that was sent: no browser shows its own bare error there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from wagtail.admin import messages

NOTHING_DONE = "Ничего не изменилось: это делает кнопка на странице. Если вы только что вошли заново, повторите."


def posted(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let `view` of the admin answer a sent form alone; who opens its address is led to the page the form stands on.

    One comes there by logging in after the session ended: the form that was sent meanwhile is lost, its address stays.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST":
            return view(request, *args, **kwargs)
        messages.warning(request, NOTHING_DONE)
        return redirect(page_above(request.path))

    answer.takes_a_form_alone = True  # type: ignore[attr-defined]  # read by `_shows_a_page`
    return answer


def page_above(address: str) -> str:
    """Return the nearest address above `address` that shows a page; the admin's first one where there is none."""
    first = reverse("wagtailadmin_home")
    while address.startswith(first) and address != first:
        address = address.rstrip("/").rpartition("/")[0] + "/"
        if _shows_a_page(address):
            return address
    return first


def _shows_a_page(address: str) -> bool:
    """Say whether a view is named for `address`; the admin's last one, which finds nothing, has no name."""
    try:
        found = resolve(address)
    except Resolver404:
        return False
    return bool(found.url_name) and not getattr(found.func, "takes_a_form_alone", False)
