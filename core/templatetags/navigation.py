"""Where the reader is: breadcrumbs."""

from dataclasses import dataclass
from typing import Any

from django import template
from wagtail.models import Page

register = template.Library()


@dataclass(frozen=True)
class Crumb:
    """One step of the way; the last one is here and has no address."""

    title: str
    address: str = ""


def crumbs_of(page: Page, request: Any = None) -> list[Crumb]:
    """The way from the home page to `page` (D107): one SQL statement, none on the home page itself."""
    if page.depth <= 2:
        return []
    above = page.get_ancestors().filter(depth__gte=2).only("title", "url_path", "depth", "path")
    return [*(Crumb(step.title, step.get_url(request) or "/") for step in above), Crumb(page.title)]


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs(context: dict[str, Any], page: Page) -> dict[str, Any]:
    """Show the way to `page`."""
    return {"crumbs": crumbs_of(page, context.get("request"))}
