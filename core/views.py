"""Answers that belong to no room: display settings, robots.txt, security.txt, what was withdrawn."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.display import COOKIE, COOKIE_AGE, DisplaySettings
from core.models import PublicRecord


@csrf_exempt  # it changes nothing but the sender's own view, and a visitor must not need a cookie to ask for it
@require_http_methods(["GET", "HEAD", "POST"])
def display(request: HttpRequest) -> HttpResponse:
    """Show the display settings, or remember them and go back (D99)."""
    if request.method != "POST":
        return render(request, "display.html", {"next": request.GET.get("next", "/")})
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    chosen = DisplaySettings.of({} if "reset" in request.POST else request.POST.dict())
    if chosen.chosen:
        response.set_cookie(
            COOKIE, chosen.as_cookie(), max_age=COOKIE_AGE, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def gone(request: HttpRequest, record: PublicRecord, title: str) -> HttpResponse:
    """Say that something public was withdrawn, when and why (D112)."""
    return render(request, "410.html", {"record": record, "withdrawn_title": title}, status=410)


def too_many(request: HttpRequest, heading: str, explanation: str, *, wait: timedelta) -> HttpResponse:
    """Say that a limit is reached, what to do about it, and (to programs) after how long to come again."""
    words = {"heading": heading, "explanation": explanation}
    headers = {"Retry-After": str(int(wait.total_seconds())), "Cache-Control": "no-store"}
    return HttpResponse(render_to_string("429.html", words, request), status=429, headers=headers)


@require_safe
@cache_control(max_age=3600)
def robots_txt(request: HttpRequest) -> HttpResponse:
    """A demonstration is not for search engines; a city's site is, but for its editors' part and its search."""
    closed = ["/"] if settings.SITE_IS_DEMONSTRATION else ["/admin/", "/search/", "/display/"]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (D113, RFC 9116)."""
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=180)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: ru, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
