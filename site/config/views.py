"""Answers that belong to the site as a whole: health and errors."""

from datetime import timedelta

from axes.helpers import get_cool_off
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

from api import problems
from core import health
from core.russian.counting import duration_in_words
from core.views import too_many
from correspondence.network import network_of
from search.finding import find


def healthz(request: HttpRequest) -> HttpResponse:
    """Say whether the site can work, a line for each thing it stands on."""
    healthy, text = health.report(
        [
            health.Check("database", health.database),
            health.Check("search", _search),
            health.Check("storage", health.storage),
            health.Check("worker", health.worker),
        ]
    )
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(text, "text/plain; charset=utf-8", status=200 if healthy else 503, headers=headers)


def _search() -> str:
    """A search server that is down is no reason to take the site away: the database answers instead."""
    return "degraded: the database answers" if find("проверка", limit=1).notice else ""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if problems.concerns(request):
        return problems.plain_answer(request, 400)
    return _kept_nowhere(render(request, "400.html", status=400))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _kept_nowhere(render(request, "403.html", status=403))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _kept_nowhere(render(request, "403.html", {"csrf": True}, status=403))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _kept_nowhere(render(request, "404.html", status=404))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer without context processors and database: they may be what is broken."""
    if problems.concerns(request):
        return problems.plain_answer(request, 500)
    page = get_template("500.html").render({"site_name": settings.WAGTAIL_SITE_NAME})
    return _kept_nowhere(HttpResponse(page, status=500))


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    """Let no cache keep an error: its address may be a secret link, mistyped or not, and what failed may be mended."""
    response["Cache-Control"] = "no-store"
    return response


def guessing_from(request: HttpRequest) -> str | None:
    """Return the address wrong passwords are counted by: one for a whole /64, which is a single household's."""
    network = network_of(request).partition("/")[0]
    return None if network == "unknown" else network


def locked_out(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """Refuse to check passwords for a while: they are being guessed, or an editor has forgotten hers."""
    wait = get_cool_off(request) or timedelta(hours=1)
    return too_many(
        request,
        "Вход временно закрыт",
        "С вашего адреса или под этим именем слишком много раз введён неверный пароль. Попробуйте снова"
        f" через {duration_in_words(wait)}. Если пароль забыт или ждать нельзя, обратитесь к администратору сайта:"
        " он задаст новый пароль и откроет вход сразу.",
        wait=wait,
    )
