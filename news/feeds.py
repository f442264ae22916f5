"""The news as an Atom feed: the newest items with their leads."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from core.feeds import RecordFeed
from news.listing import public_news
from news.models import NewsRecord


class NewsFeed(RecordFeed):
    name = "новости"
    link = "/news/"
    address = "/news/feed.atom"
    subtitle = "Новости главы города, депутатов и подразделений администрации"

    def records(self) -> Any:
        return public_news()

    def item_description(self, item: NewsRecord) -> str:
        return item.lead

    def item_pubdate(self, item: NewsRecord) -> datetime:
        return timezone.make_aware(datetime.combine(item.posted_on, time()))

    def item_categories(self, item: NewsRecord) -> list[str]:
        return [item.rubric.name] if item.rubric else []
