"""News of the city."""

from django.db import models
from wagtail.models import Page

from core.models import PublicRecord, PublicRecordQuerySet


class NewsIndexPage(Page):
    max_count = 1
    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = "лента новостей"


class NewsPage(Page):
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []

    posted_on = models.DateField("дата")
    lead = models.TextField("вводка", blank=True)

    class Meta:
        verbose_name = "новость"
        verbose_name_plural = "новости"


class NewsRecord(PublicRecord):
    """The public state of a news item and what lists and the API read of it."""

    resource = "news"

    page = models.OneToOneField(NewsPage, on_delete=models.PROTECT, related_name="record")
    title = models.CharField(max_length=255)
    lead = models.TextField(blank=True)
    posted_on = models.DateField()
    path = models.CharField(max_length=500)

    objects = PublicRecordQuerySet.as_manager()

    class Meta(PublicRecord.Meta):
        verbose_name = "новость в ленте"

    def __str__(self) -> str:
        return self.title
