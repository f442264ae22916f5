"""Organisations of the city: schools, libraries, utilities (D4)."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from core.models import PublicRecord


class Organisation(PublicRecord):
    """A subordinate organisation: tasks, address, phones, pages of its own."""

    resource = "organisations"

    name = models.CharField("название", max_length=255)
    slug = models.SlugField("код в адресах", unique=True, max_length=100)
    unit = models.ForeignKey(
        "structure.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name="подчиняется",
    )
    tasks = models.TextField("чем занимается", blank=True)
    address = models.CharField("адрес", max_length=255, blank=True)
    phone = models.CharField("телефон", max_length=60, blank=True)
    site = models.URLField("сайт", blank=True)
    official_page = models.URLField("официальная страница в социальной сети", blank=True)
    sort_order = models.PositiveSmallIntegerField("порядок", default=100)

    wagtail_reference_index_ignore = True

    panels = [
        FieldPanel(name)
        for name in ("name", "slug", "unit", "tasks", "address", "phone", "site", "official_page", "sort_order")
    ] + [FieldPanel("withdrawal")]

    class Meta(PublicRecord.Meta):
        verbose_name = "организация"
        verbose_name_plural = "подведомственные организации"
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name
