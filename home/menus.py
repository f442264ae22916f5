"""Menus as a template shows them."""

from dataclasses import dataclass

from django.http import HttpRequest

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
    """All menus in one SQL statement; items whose page is not public are left out."""
    found: dict[str, list[Link]] = {menu: [] for menu in MenuItem.Menu.values}
    for item in MenuItem.objects.select_related("page").only(
        "menu", "title", "path", "hint", "page__url_path", "page__live", "page__depth"
    ):
        if item.page and not item.page.live:
            continue
        address = item.address(request)
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
