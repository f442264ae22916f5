"""Menus as a template shows them."""

from dataclasses import dataclass

from django.db.models import Exists
from django.http import HttpRequest
from wagtail.models import PageViewRestriction

from core.visibility import hiding_reason, restricted_paths
from home.models import MenuItem


@dataclass(frozen=True)
class Link:
    """A link of a menu; `is_here` is this very page, `is_current` the section it stands in."""

    title: str
    address: str
    hint: str
    is_here: bool
    is_current: bool


def links(request: HttpRequest) -> dict[str, list[Link]]:
    """All menus in one SQL statement (three where some page is restricted); items of hidden pages are left out."""
    found: dict[str, list[Link]] = {menu: [] for menu in MenuItem.Menu.values}
    items = list(
        MenuItem.objects.select_related("page")
        .annotate(some_are_restricted=Exists(PageViewRestriction.objects.all()))
        .only("menu", "title", "path", "hint", "page__path", "page__url_path", "page__live", "page__depth")
    )
    restricted = restricted_paths() if any(item.some_are_restricted for item in items) else []
    for item in items:
        if item.page and hiding_reason(item.page, restricted):
            continue
        address = item.address
        found[item.menu].append(
            Link(
                title=item.title,
                address=address,
                hint=item.hint,
                is_here=request.path == address,
                is_current=len(address) > 1 and request.path.startswith(address),
            )
        )
    return found
