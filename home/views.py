"""Pages of the site as a whole that are no pages of the tree."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.visibility import public_path
from home.sitemaps import SECTIONS


@dataclass
class Place:
    """A page of the map with those below it."""

    title: str
    address: str
    children: list["Place"] = field(default_factory=list)


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """The map of the site for people (D107): sections and plain pages, in one statement."""
    places: dict[str, Place] = {}
    for page in Page.objects.live().public().type(*SECTIONS).order_by("path"):
        place = places[page.path] = Place(page.title, public_path(page))
        above = places.get(page.path[: -Page.steplen])
        if above:
            above.children.append(place)
    home = next(iter(places.values()), Place("", "/"))
    return render(request, "home/site_map.html", {"home": home})
