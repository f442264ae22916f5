"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.page import search_page


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """/search/?q=…: an ordinary page of links and one form; nothing on it needs scripts."""
    return render(request, "search/search.html", {"search": search_page(request.GET.dict())})
