"""Drafts that take remarks now, as an Atom feed."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from documents.consultation import open_drafts
from documents.drafts.wording import phase_in_words
from documents.models import DraftRecord

LENGTH = 50


class OpenDraftsFeed(Feed[DraftRecord, None]):
    feed_type = Atom1Feed
    language = "ru"
    link = "/documents/drafts/"
    subtitle = "Проекты административных регламентов, к которым сейчас можно отправить замечание"

    def title(self) -> str:
        return f"{settings.WAGTAIL_SITE_NAME}: проекты, по которым принимают замечания"

    def feed_url(self) -> str:
        return f"{settings.SITE_URL}/documents/drafts/feed.atom"

    def author_name(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def items(self) -> Any:
        return open_drafts(timezone.now()).select_related("developer")[:LENGTH]

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: DraftRecord) -> str:
        return f"{phase_in_words(item, timezone.now())} Разработчик: {item.developer.name}."

    def item_link(self, item: DraftRecord) -> str:
        return settings.SITE_URL + item.path

    def item_guid(self, item: DraftRecord) -> str:
        return f"urn:uuid:{item.public_id}"

    def item_pubdate(self, item: DraftRecord) -> datetime | None:
        return item.posted_at

    def item_updateddate(self, item: DraftRecord) -> datetime | None:
        return item.modified_at
