"""Maps of the site for search engines: only what is public, each with the moment it last changed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from wagtail.models import Page

from core.models import PublicRecord
from core.visibility import public_path
from dialogue.models import DialogueIndexPage, FieldMeetingPage, PhoneInHourPage
from documents.models import (
    ActRecord,
    ActsIndexPage,
    CollectionsIndexPage,
    DocumentsPage,
    DraftRecord,
    DraftsIndexPage,
    IssueRecord,
)
from home.models import ContentPage, HomePage
from news.models import NewsIndexPage, NewsRecord
from structure.models import StructurePage, Unit

SECTIONS: tuple[type[Page], ...] = (
    HomePage,
    ContentPage,
    NewsIndexPage,
    DocumentsPage,
    ActsIndexPage,
    CollectionsIndexPage,
    DraftsIndexPage,
    StructurePage,
    DialogueIndexPage,
    PhoneInHourPage,
    FieldMeetingPage,
)


class OwnAddress(Sitemap[Any]):
    """Addresses begin with the site's own, whatever host the request named."""

    limit = 5000

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_URL).netloc


class RecordSitemap(OwnAddress):
    """Public records of one model; they are many, so they are read a part at a time and narrowly."""

    model: type[PublicRecord]
    fields: tuple[str, ...] = ("path", "modified_at")

    def items(self) -> QuerySet[Any]:
        return self.model.objects.public().only(*self.fields).order_by("pk")

    def location(self, item: Any) -> str:
        return str(item.path)

    def lastmod(self, item: PublicRecord) -> datetime | None:
        return item.modified_at

    def get_latest_lastmod(self) -> datetime | None:
        """The newest moment by the index: Django would read every row of the part."""
        found: datetime | None = (
            self.items().order_by("-modified_at", "-public_id").values_list("modified_at", flat=True).first()
        )
        return found


class ActSitemap(RecordSitemap):
    model = ActRecord


class IssueSitemap(RecordSitemap):
    model = IssueRecord


class DraftSitemap(RecordSitemap):
    model = DraftRecord


class NewsSitemap(RecordSitemap):
    model = NewsRecord


class UnitSitemap(RecordSitemap):
    model = Unit
    fields = ("slug", "modified_at")


class SectionSitemap(OwnAddress):
    """Sections and plain pages: few, straight from the tree."""

    def items(self) -> Iterable[Page]:
        pages: QuerySet[Any] = Page.objects.live().public().type(*SECTIONS).order_by("path")
        return pages

    def location(self, item: Page) -> str:
        return public_path(item)

    def lastmod(self, item: Page) -> datetime | None:
        moment: datetime | None = item.last_published_at
        return moment


SITEMAPS: dict[str, type[Sitemap[Any]]] = {
    "sections": SectionSitemap,
    "news": NewsSitemap,
    "units": UnitSitemap,
    "acts": ActSitemap,
    "issues": IssueSitemap,
    "drafts": DraftSitemap,
}
