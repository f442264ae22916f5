"""Legal acts as an Atom feed: what was put on the site last, with its status."""

from datetime import date
from typing import Any

from django.utils import timezone

from core.feeds import RecordFeed
from documents.models import ActRecord
from documents.naming import act_name
from documents.reading import heading
from documents.status import status
from documents.wording import status_in_words


class ActsFeed(RecordFeed):
    name = "правовые акты"
    link = "/documents/acts/"
    address = "/documents/acts/feed.atom"
    subtitle = "Новые правовые акты города с их состоянием в день запроса"

    def records(self) -> Any:
        """The acts of the city; texts given for reference are no news."""
        return (
            ActRecord.objects.public()
            .filter(kind__is_reference_text=False)
            .select_related("kind", "issuing_body", "rubric")
            .order_by("-published_at", "-public_id")
        )

    def item_title(self, item: ActRecord) -> str:
        named = act_name(item.kind.name, item.adopted_on, item.number)
        return f"{named}: {item.title}" if item.title else named

    def item_description(self, item: ActRecord) -> str:
        today: date = timezone.localdate()
        return f"{heading(item)}. {status_in_words(item, status(item, today), today)}"

    def item_categories(self, item: ActRecord) -> list[str]:
        return [item.rubric.name] if item.rubric else []
