"""The public state of news and what lists, feeds, search and the API read of it."""

from django.db import models

from core.models import PublicRecord


class NewsRecord(PublicRecord):
    """One news item, projected from its page by `news.publication`, which alone writes here."""

    resource = "news"

    page = models.OneToOneField(
        "news.NewsPage", on_delete=models.PROTECT, related_name="record", verbose_name="страница"
    )
    title = models.CharField(max_length=255)
    lead = models.TextField(blank=True)
    text = models.TextField(blank=True, help_text="Слова новости без разметки, абзац в строке: для поиска и выгрузки.")
    posted_on = models.DateField()
    rubric = models.ForeignKey("news.NewsRubric", on_delete=models.PROTECT, null=True, related_name="records")
    picture = models.ForeignKey("core.CityImage", on_delete=models.SET_NULL, null=True, related_name="+")
    picture_alt = models.CharField(max_length=255, blank=True)
    path = models.CharField(max_length=500)

    wagtail_reference_index_ignore = True

    class Meta(PublicRecord.Meta):
        verbose_name = "новость в ленте"
        verbose_name_plural = "новости в ленте"
        indexes = [
            *PublicRecord.Meta.indexes,
            models.Index(
                fields=["-posted_on", "-id"], condition=models.Q(is_public=True), name="news_newsrecord_by_date"
            ),
        ]

    def __str__(self) -> str:
        return self.title
