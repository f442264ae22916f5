"""Wordings of consents: what exactly a resident agreed to must be provable years later (D74, D75).

The tables of addresses and of consents given come with the residents' remarks; they will point here with PROTECT.
"""

import hashlib
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel


class ConsentTextQuerySet(models.QuerySet["ConsentText"]):
    def in_force(self) -> Self:
        """Wordings whose day has come."""
        return self.filter(effective_from__lte=timezone.localdate())


class ConsentText(models.Model):
    """One version of one wording. Once in force it is never changed: a new wording is a new version."""

    slug = models.SlugField("код в адресах", max_length=60, help_text="Общий у всех версий: «answer-by-mail».")
    version = models.PositiveIntegerField("версия", editable=False)
    title = models.CharField("на что согласие", max_length=255)
    wording = models.TextField("полный текст")
    effective_from = models.DateField("действует с")
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)

    objects = ConsentTextQuerySet.as_manager()

    panels = [FieldPanel("slug"), FieldPanel("title"), FieldPanel("wording"), FieldPanel("effective_from")]

    class Meta:
        verbose_name = "текст согласия"
        verbose_name_plural = "тексты согласий"
        ordering = ["slug", "-version"]
        constraints = [models.UniqueConstraint(fields=["slug", "version"], name="correspondence_consent_version_once")]

    def __str__(self) -> str:
        return f"{self.title}, версия {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Number a new version; refuse to change one that is in force."""
        if self._state.adding:
            last = ConsentText.objects.filter(slug=self.slug).aggregate(last=models.Max("version"))["last"]
            self.version = (last or 0) + 1
        else:
            self.clean()
        self.sha256 = fingerprint(self.wording)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if self.is_in_force:
            raise ValidationError("Действующую или действовавшую версию удалить нельзя: по ней могли дать согласие.")
        return super().delete(*args, **kwargs)

    @property
    def is_in_force(self) -> bool:
        """Whether its day has come: from then on somebody may have agreed to it."""
        return self.effective_from <= timezone.localdate()

    @property
    def is_true(self) -> bool:
        """Whether the wording is still the one the hash was taken of."""
        return self.sha256 == fingerprint(self.wording)

    def clean(self) -> None:
        super().clean()
        stored = ConsentText.objects.filter(pk=self.pk).first()
        if stored and stored.is_in_force:
            raise ValidationError("Эта версия уже действует, менять её нельзя. Создайте новую с тем же кодом.")


def fingerprint(wording: str) -> str:
    """SHA-256 of the wording's UTF-8 bytes, with line ends made alike: forms send them as CRLF."""
    return hashlib.sha256(wording.replace("\r\n", "\n").strip().encode()).hexdigest()
