"""The frame of every page: its menus and the site's data. Nothing is asked of the database before a template asks."""

from functools import cached_property

from django.http import HttpRequest

from home.menus import Link, links
from home.models import MenuItem, SiteSettings


class Frame:
    """One SQL statement for all menus, one for the settings, once a request."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def settings(self) -> SiteSettings:
        found: SiteSettings = SiteSettings.load(request_or_site=self._request)
        return found

    @cached_property
    def _links(self) -> dict[str, list[Link]]:
        return links(self._request)

    @property
    def main(self) -> list[Link]:
        return self._links[MenuItem.Menu.MAIN]

    @property
    def footer(self) -> list[Link]:
        return self._links[MenuItem.Menu.FOOTER]

    @property
    def tasks(self) -> list[Link]:
        return self._links[MenuItem.Menu.TASKS]


def frame(request: HttpRequest) -> dict[str, object]:
    return {"frame": Frame(request)}
