"""Bodies that adopt acts."""

from django.db import models
from wagtail.admin.panels import FieldPanel


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

    panels = [FieldPanel("name"), FieldPanel("genitive"), FieldPanel("slug"), FieldPanel("sort_order")]

    class Meta:
        verbose_name = "орган"
        verbose_name_plural = "органы"
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name
