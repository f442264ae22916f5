"""Public pages of the correspondence: today the wordings of consents."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from correspondence.models import ConsentText


@require_safe
def consent(request: HttpRequest, slug: str, version: int | None = None) -> HttpResponse:
    """Show a wording in force: the newest, or the version that was agreed to."""
    versions = list(ConsentText.objects.in_force().filter(slug=slug))
    shown = next((text for text in versions if version in (None, text.version)), None)
    if shown is None:
        raise Http404
    return render(request, "correspondence/consent.html", {"consent": shown, "versions": versions})
