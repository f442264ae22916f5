"""When the index is written: whenever a record became public, changed or was withdrawn, in the same transaction.

Objects that are no records (plain pages, images, files, users) come through Wagtail's own saving signals and
`search.backend`.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from core.models import PublicRecord
from core.signals import published, withdrawn
from core.tree import within
from search import index
from search.records import model_of_record
from search.signals import index_changed
from search.tasks import feed


def connect() -> None:
    published.connect(index_records, dispatch_uid="search")
    withdrawn.connect(index_records, dispatch_uid="search")
    post_page_move.connect(index_moved_pages, dispatch_uid="search")
    post_save.connect(index_restricted_pages, sender=PageViewRestriction, dispatch_uid="search")
    post_delete.connect(index_restricted_pages, sender=PageViewRestriction, dispatch_uid="search")
    index_changed.connect(feed_elasticsearch, dispatch_uid="search")


def index_records(sender: type[PublicRecord], records: Sequence[Any], **_: Any) -> None:
    found = model_of_record(sender)
    if found:
        model, column = found
        index.reindex(model, [getattr(record, column) for record in records])


def index_moved_pages(instance: Page, **_: Any) -> None:
    _index_branch(instance)


def index_restricted_pages(instance: PageViewRestriction, **_: Any) -> None:
    """A section became private, or public again: so did everything in it."""
    _index_branch(instance.page)


def _index_branch(page: Page) -> None:
    """Bring a page and everything under it up to date, each page as what it is."""
    ids: dict[Any, list[int]] = {}
    for pk, content_type in Page.objects.filter(within(page)).values_list("pk", "content_type"):
        ids.setdefault(content_type, []).append(pk)
    for content_type, found in ids.items():
        model = index.model_of(content_type)
        if model is not None:
            index.reindex(model, found)


def feed_elasticsearch(entries: Sequence[int], **_: Any) -> None:
    if settings.SEARCH_URL:
        feed.enqueue(list(entries))
