"""Pages of the site as a whole that are no pages of the tree."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import views as sitemaps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.visibility import public_path
from home.sitemaps import SECTIONS, SITEMAPS


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


def sitemap_index(request: HttpRequest) -> TemplateResponse:
    """List the maps under the site's own address: Django would take the host that the request named."""
    answer: TemplateResponse = sitemaps.index(request, {**SITEMAPS}, sitemap_url_name="sitemap")
    own = urlsplit(settings.SITE_URL)
    for listed in (answer.context_data or {})["sitemaps"]:
        listed.location = urlsplit(listed.location)._replace(scheme=own.scheme, netloc=own.netloc).geturl()
    return answer
