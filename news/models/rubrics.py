"""Rubrics of the news: rows, not constants (D13 makes one of them obligatory: speeches of the head)."""

from django.db import models
from wagtail.admin.panels import FieldPanel


class NewsRubric(models.Model):
    slug = models.SlugField("код в адресах", unique=True, max_length=60)
    name = models.CharField("название", max_length=100, unique=True)
    sort_order = models.PositiveSmallIntegerField("порядок", default=100)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("sort_order")]

    class Meta:
        verbose_name = "рубрика новостей"
        verbose_name_plural = "рубрики новостей"
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name
