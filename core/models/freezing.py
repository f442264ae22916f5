"""The way past frozen rows."""

from django.db import models


class Thaw(models.Model):
    """While a transaction keeps a row here, it alone may change what is frozen. See `core.freezing`."""

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "разморозка"
        verbose_name_plural = "разморозки"

    def __str__(self) -> str:
        return f"разморозка {self.pk}"
