"""Bodies that adopt acts and units that answer to residents."""

from django.db import models
from wagtail.snippets.models import register_snippet

from core.models import PublicRecord, PublicRecordQuerySet


class BodyQuerySet(models.QuerySet["Body"]):
    pass


@register_snippet
class Body(models.Model):
    """A body of the city that adopts acts (D42)."""

    slug = models.SlugField("код в адресах", unique=True, max_length=60)
    name = models.CharField("название", max_length=255, unique=True)
    genitive = models.CharField(
        "название в родительном падеже",
        max_length=255,
        blank=True,
        help_text="Для слов «Постановление … от …»: «администрации города Алейска».",
    )
    sort_order = models.PositiveSmallIntegerField("порядок", default=100)

    class Meta:
        verbose_name = "орган"
        verbose_name_plural = "органы"
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name


class Unit(PublicRecord):
    """A unit of the administration (D2)."""

    resource = "units"

    name = models.CharField("название", max_length=255)
    slug = models.SlugField("код в адресах", unique=True, max_length=100)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="units", verbose_name="орган")
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="вышестоящее подразделение",
    )
    tasks = models.TextField("задачи и функции", blank=True)
    address = models.CharField("адрес", max_length=255, blank=True)
    phone = models.CharField("телефон", max_length=60, blank=True)
    email = models.EmailField("электронная почта", blank=True)
    hours = models.TextField("часы работы и приёма", blank=True)
    sort_order = models.PositiveSmallIntegerField("порядок", default=100)

    objects = PublicRecordQuerySet.as_manager()

    class Meta(PublicRecord.Meta):
        abstract = False
        verbose_name = "подразделение"
        verbose_name_plural = "подразделения"
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name
