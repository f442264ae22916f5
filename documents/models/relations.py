"""What ties acts to each other and to the places they were published in."""

from django.db import models


class ActRelation(models.Model):
    """One act does something to another; shown on both sides (D51)."""

    class Kind(models.TextChoices):
        AMENDS = "amends", "изменяет"
        REPEALS = "repeals", "признаёт утратившим силу"
        CANCELS = "cancels", "отменяет"
        SUSPENDS = "suspends", "приостанавливает"
        BASED_ON = "based_on", "принят на основании"

    INVERSE = {
        Kind.AMENDS: "изменён актом",
        Kind.REPEALS: "утратил силу по акту",
        Kind.CANCELS: "отменён актом",
        Kind.SUSPENDS: "приостановлен актом",
        Kind.BASED_ON: "основание для акта",
    }

    kind = models.CharField("что делает", max_length=20, choices=Kind)
    source = models.ForeignKey("documents.ActRecord", on_delete=models.PROTECT, related_name="outgoing_relations")
    target = models.ForeignKey("documents.ActRecord", on_delete=models.PROTECT, related_name="incoming_relations")
    effective_on = models.DateField("с какого дня", null=True, blank=True)
    until = models.DateField("по какой день", null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "связь актов"
        verbose_name_plural = "связи актов"
        constraints = [
            models.UniqueConstraint(fields=["kind", "source", "target"], name="documents_relation_once"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="documents_relation_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.target}"

    @property
    def inverse(self) -> str:
        """What the relation is called at the other act (D51)."""
        return self.INVERSE[self.Kind(self.kind)]


class PublicationFact(models.Model):
    """Where and when an act was made public (D45). Which methods count as promulgation is a setting (K)."""

    class Method(models.TextChoices):
        PRINTED = "printed", "печатное издание"
        NETWORK = "network", "сетевое издание"
        SITE = "site", "официальный сайт"
        PUBLIC_PLACE = "public_place", "размещение в общественном месте"
        OTHER = "other", "иной способ по уставу"

    act = models.ForeignKey("documents.ActRecord", on_delete=models.PROTECT, related_name="publication_facts")
    method = models.CharField("способ", max_length=20, choices=Method)
    published_on = models.DateField("дата")
    publication_name = models.CharField("название издания", max_length=255, blank=True)
    issue = models.CharField("номер выпуска", max_length=60, blank=True)
    pages = models.CharField("страницы", max_length=60, blank=True)
    url = models.URLField("адрес", max_length=500, blank=True)
    printed_in = models.ForeignKey(
        "documents.IssueRecord",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="publication_facts",
        verbose_name="выпуск сборника",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "факт опубликования"
        verbose_name_plural = "факты опубликования"
        ordering = ["published_on"]

    def __str__(self) -> str:
        return f"{self.get_method_display()}, {self.published_on:%d.%m.%Y}"

    @property
    def issue_in_words(self) -> str:
        """The issue as it is quoted: «№ 3», whichever way it was entered; empty where there is none."""
        return f"№ {self.issue.removeprefix('№').strip()}" if self.issue else ""
