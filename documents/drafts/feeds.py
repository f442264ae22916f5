"""Drafts that take remarks now, as an Atom feed."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from core.feeds import RecordFeed
from documents.consultation import open_drafts
from documents.drafts.wording import phase_in_words
from documents.models import DraftRecord


class OpenDraftsFeed(RecordFeed):
    name = "проекты, по которым принимают замечания"
    link = "/documents/drafts/"
    address = "/documents/drafts/feed.atom"
    subtitle = "Проекты административных регламентов, к которым сейчас можно отправить замечание"

    def records(self) -> Any:
        return open_drafts(timezone.now()).select_related("developer")

    def item_description(self, item: DraftRecord) -> str:
        return f"{phase_in_words(item, timezone.now())} Разработчик: {item.developer.name}."

    def item_pubdate(self, item: DraftRecord) -> datetime | None:
        return item.posted_at
