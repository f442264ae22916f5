"""Where the reader is: the way from the home page to here (D107)."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from wagtail.models import Page


@dataclass(frozen=True)
class Crumb:
    """One step of the way; the last one is here and has no address."""

    title: str
    address: str = ""


def from_home(*steps: Crumb) -> list[Crumb]:
    """The way to what is no page of the tree, or need not ask it: no SQL statement."""
    return [Crumb(settings.WAGTAIL_SITE_NAME, "/"), *steps]


def crumbs_of(page: Page, request: Any = None) -> list[Crumb]:
    """The way to `page`: one SQL statement, none on the home page itself."""
    if page.depth <= 2:
        return []
    above = page.get_ancestors().filter(depth__gte=2).only("title", "url_path", "depth", "path")
    return [*(Crumb(step.title, step.get_url(request) or "/") for step in above), Crumb(page.title)]
