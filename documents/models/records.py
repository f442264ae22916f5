"""The register of acts: what the public sees of an act, one row each, written only by `documents.publication`."""

from datetime import date

from django.db import models

from core.models import PublicRecord
from documents.naming import act_name


class ActRecord(PublicRecord):
    """An act in the register: identity, projected requisites, current edition, the dates its status follows from.

    Requisites are projected from the page when it is published, so that lists, the API and search read one narrow
    table. Dates, not the status, are stored: the status is asked of `documents.status` for a day (D50).
    """

    class Cessation(models.TextChoices):
        """How an act ceases to be in force."""

        REPEALED = "repealed", "утратил силу"
        CANCELLED = "cancelled", "отменён"
        INVALIDATED = "invalidated", "признан недействующим судом"

    resource = "acts"

    page = models.OneToOneField(
        "documents.LegalAct", on_delete=models.PROTECT, related_name="record", verbose_name="страница"
    )
    external_id = models.CharField("внешний номер", max_length=200, null=True, blank=True, unique=True)
    # In force when anybody last looked: who shows it asks `documents.validity.bring_up` first.
    current_edition = models.ForeignKey(
        "documents.Edition", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    contains_personal_data = models.BooleanField(
        "содержит персональные данные",
        default=False,
        help_text="Такой акт не показывается нигде, кроме этой админки (D60).",
    )
    is_generated = models.BooleanField("создан для демонстрации", default=False, editable=False)

    # An end that no act of the register explains: a court's decision, an act that is not on the site.
    ended_on = models.DateField("утратил силу с", null=True, blank=True)
    ended_how = models.CharField("как", max_length=20, choices=Cessation, blank=True)
    ended_basis = models.CharField("на основании", max_length=500, blank=True)

    # Projected from the page.
    kind = models.ForeignKey("documents.ActKind", on_delete=models.PROTECT, related_name="records")
    issuing_body = models.ForeignKey("structure.Body", on_delete=models.PROTECT, related_name="act_records")
    rubric = models.ForeignKey("documents.Rubric", on_delete=models.PROTECT, null=True, related_name="records")
    number = models.CharField(max_length=60)
    number_key = models.CharField(max_length=60, help_text="Номер для сравнения: «145п».")
    number_head = models.CharField(max_length=60, help_text="Цифры, с которых он начинается: «145».")
    adopted_on = models.DateField()
    year = models.PositiveSmallIntegerField()
    title = models.TextField(blank=True)
    path = models.CharField(max_length=500, unique=True, help_text="Адрес страницы на сайте.")

    # What the status is derived from; recomputed by `documents.status` when a fact or a relation changes.
    requires_publication = models.BooleanField(default=True)
    promulgated_on = models.DateField(null=True)
    effective_on = models.DateField(null=True)
    amended_on = models.DateField(null=True)
    amended_days = models.TextField(
        blank=True,
        help_text="Все дни, с которых он действует с изменениями, начиная с amended_on: «2024-05-31 2026-06-03».",
    )
    suspended_from = models.DateField(null=True)
    suspended_until = models.DateField(null=True)
    ceased_on = models.DateField(null=True)
    cessation = models.CharField(max_length=20, choices=Cessation, blank=True)

    wagtail_reference_index_ignore = True

    class Meta(PublicRecord.Meta):
        verbose_name = "акт в реестре"
        verbose_name_plural = "реестр актов"
        indexes = [
            *PublicRecord.Meta.indexes,
            models.Index(
                fields=["-adopted_on", "-public_id"],
                condition=models.Q(is_public=True),
                name="documents_acts_by_date",
            ),
            models.Index(fields=["number_key"], name="documents_acts_by_number"),
            models.Index(fields=["number_head"], name="documents_acts_by_head"),
        ]

    def __str__(self) -> str:
        return act_name(self.kind.name, self.adopted_on, self.number)

    @property
    def takes_effect_on(self) -> date | None:
        """The day from which the act does something to others; None while it awaits the promulgation it needs (D46)."""
        return None if self.requires_publication and self.promulgated_on is None else self.effective_on

    def last_amended_on(self, on: date) -> date | None:
        """Return the latest day up to `on` from which it holds with changes; None where there is none."""
        days = (date.fromisoformat(day) for day in self.amended_days.split())
        return max((day for day in days if day <= on), default=None)
