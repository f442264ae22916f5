"""The news as an Atom feed: the newest items with their leads."""

from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from news.listing import public_news
from news.models import NewsRecord

LENGTH = 50


class NewsFeed(Feed[NewsRecord, None]):
    feed_type = Atom1Feed
    language = "ru"
    link = "/news/"
    subtitle = "Новости главы города, депутатов и подразделений администрации"

    def title(self) -> str:
        return f"{settings.WAGTAIL_SITE_NAME}: новости"

    def feed_url(self) -> str:
        return f"{settings.SITE_URL}/news/feed.atom"

    def author_name(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def items(self) -> Any:
        return public_news()[:LENGTH]

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: NewsRecord) -> str:
        return item.lead

    def item_link(self, item: NewsRecord) -> str:
        return settings.SITE_URL + item.path

    def item_guid(self, item: NewsRecord) -> str:
        return f"urn:uuid:{item.public_id}"

    def item_pubdate(self, item: NewsRecord) -> datetime:
        return timezone.make_aware(datetime.combine(item.posted_on, time()))

    def item_updateddate(self, item: NewsRecord) -> datetime | None:
        return item.modified_at

    def item_categories(self, item: NewsRecord) -> list[str]:
        return [item.rubric.name] if item.rubric else []
