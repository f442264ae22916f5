"""Two journals the law asks for: what personal data were erased (counts), and who looked at them (D80, D221)."""

from django.conf import settings
from django.db import models

from correspondence.models.contacts import Contact


class Erasure(models.Model):
    """One erasing: by which rule, how much. Never whose."""

    rule = models.CharField("что и почему", max_length=100)
    count = models.PositiveIntegerField("сколько")
    erased_at = models.DateTimeField("когда", auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "запись об уничтожении"
        verbose_name_plural = "журнал уничтожения данных"
        ordering = ["-erased_at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.rule}: {self.count}"


class Look(models.Model):
    """One look of an official at a resident's address and name, with the reason given before it."""

    contact = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, related_name="looks", verbose_name="чьи данные"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="кто смотрел"
    )
    by_name = models.CharField("имя входа", max_length=150)
    reason = models.CharField("зачем", max_length=300)
    at = models.DateTimeField("когда", auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "просмотр личных данных"
        verbose_name_plural = "журнал просмотров личных данных"
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.by_name}: {self.contact}"
