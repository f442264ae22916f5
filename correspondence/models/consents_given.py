"""Consents that residents gave: to which words, when, where, and until when they held (D74, D75, D76)."""

from typing import Self

from django.db import models

from correspondence.models.consents import ConsentText
from correspondence.models.contacts import Contact


class ConsentGivenQuerySet(models.QuerySet["ConsentGiven"]):
    def holding(self) -> Self:
        """Consents that were not withdrawn and whose purpose has not ended."""
        return self.filter(ended_at__isnull=True)


class ConsentGiven(models.Model):
    """One ticked box. The city must be able to prove it for years; that takes no address, only the words' hash."""

    class End(models.TextChoices):
        WITHDRAWN = "withdrawn", "отозвано"
        TERM = "term", "срок кончился"
        UNCONFIRMED = "unconfirmed", "адрес не подтверждён"
        REQUEST = "request", "данные стёрты по обращению"

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="consents", verbose_name="кто")
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="given", verbose_name="на что")
    text_sha256 = models.CharField("SHA-256 текста", max_length=64)
    subject = models.CharField("где дано", max_length=100, help_text="Например, «draft:…»: форма при проекте.")
    given_at = models.DateTimeField("когда дано")
    ended_at = models.DateTimeField("когда кончилось", null=True)
    ended_by = models.CharField("почему кончилось", max_length=12, choices=End, blank=True)

    objects = ConsentGivenQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "данное согласие"
        verbose_name_plural = "данные согласия"
        ordering = ["-given_at", "-pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(
                fields=["ended_at"], condition=models.Q(ended_at__isnull=False), name="correspondence_consent_ended"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "text"],
                condition=models.Q(ended_at__isnull=True),
                name="correspondence_consent_holds_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact}: {self.text}"
