"""Atom feeds of public records: what a feed of news, acts or drafts has in common."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

from core.models import PublicRecord


class RecordFeed(Feed[Any, None]):
    """The newest records of one kind. A feed says its `name`, `subtitle`, `link`, `address` and `records`.

    An entry is known by the record's public identifier, so that a page that moves is not shown as a new one.
    """

    feed_type = Atom1Feed
    language = "ru"
    length = 50
    name: str
    """What the feed is of, after the name of the city: «новости»."""
    address: str
    """Where the feed itself stands, from the root of the site."""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        response["Cache-Control"] = "public, max-age=300"
        return response

    def records(self) -> Any:
        """Return the public records, newest first."""
        raise NotImplementedError

    def title(self) -> str:
        return f"{settings.WAGTAIL_SITE_NAME}: {self.name}"

    def feed_url(self) -> str:
        return f"{settings.SITE_URL}{self.address}"

    def author_name(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def items(self) -> Any:
        return self.records()[: self.length]

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_link(self, item: Any) -> str:
        return f"{settings.SITE_URL}{item.path}"

    def item_guid(self, item: PublicRecord) -> str:
        return f"urn:uuid:{item.public_id}"

    def item_pubdate(self, item: Any) -> datetime | None:
        moment: datetime | None = item.published_at
        return moment

    def item_updateddate(self, item: PublicRecord) -> datetime | None:
        return item.modified_at
