"""What ties acts to each other."""

from datetime import date

from django.db import models


class ActRelation(models.Model):
    """One act does something to another; shown on both sides (D51)."""

    class Kind(models.TextChoices):
        AMENDS = "amends", "изменяет"
        REPEALS = "repeals", "признаёт утратившим силу"
        CANCELS = "cancels", "отменяет"
        SUSPENDS = "suspends", "приостанавливает"
        APPROVES = "approves", "утверждает"
        BASED_ON = "based_on", "принят на основании"

    INVERSE = {
        Kind.AMENDS: "изменён актом",
        Kind.REPEALS: "утратил силу по акту",
        Kind.CANCELS: "отменён актом",
        Kind.SUSPENDS: "приостановлен актом",
        Kind.APPROVES: "утверждён актом",
        Kind.BASED_ON: "основание для акта",
    }
    INVERSE_AHEAD = {
        Kind.AMENDS: "будет изменён актом",
        Kind.REPEALS: "утратит силу по акту",
        Kind.CANCELS: "будет отменён актом",
        Kind.SUSPENDS: "будет приостановлен актом",
    }
    """The same before the day from which it holds."""
    WITHOUT_EFFECT = frozenset({Kind.APPROVES, Kind.BASED_ON})
    """Kinds that only tell where an act comes from: of whole acts, and neither has another status for it.

    What an act approves by an annex of its own is part of its text and needs no relation.
    """

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
    def takes_effect_on(self) -> date | None:
        """The day from which it does what it says: its own, else that of its source. None where nobody knows."""
        if self.effective_on or self.kind in self.WITHOUT_EFFECT:
            return self.effective_on
        return self.source.takes_effect_on


class RelationClause(models.Model):
    """One place of the target that a relation is about, and the clause of the source that says so.

    A relation with places does not touch the act as a whole: a repealed clause does not end its act. Keys are those
    of clauses that were found; an added clause has none before the edition that brings it, then its address counts.
    """

    class Change(models.TextChoices):
        CHANGED = "changed", "изменён"
        ADDED = "added", "введён"
        REPEALED = "repealed", "утратил силу"
        CANCELLED = "cancelled", "отменён"
        SUSPENDED = "suspended", "приостановлен"

    relation = models.ForeignKey(ActRelation, on_delete=models.CASCADE, related_name="places")
    change = models.CharField("что стало", max_length=10, choices=Change)
    target_address = models.CharField("адрес", max_length=200)
    target_key = models.CharField(max_length=16, blank=True)
    source_address = models.CharField("чем", max_length=200, blank=True)
    source_key = models.CharField(max_length=16, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "место, о котором связь"
        verbose_name_plural = "места, о которых связь"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["relation", "target_address", "source_address"], name="documents_relation_place_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_address}: {self.get_change_display()}"


class DismissedRelation(models.Model):
    """A relation that the text of an act seems to state and an editor said it does not: it is not proposed again."""

    kind = models.CharField(max_length=20, choices=ActRelation.Kind)
    source = models.ForeignKey("documents.ActRecord", on_delete=models.CASCADE, related_name="dismissed_relations")
    target = models.ForeignKey("documents.ActRecord", on_delete=models.CASCADE, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "отклонённая связь"
        verbose_name_plural = "отклонённые связи"
        constraints = [
            models.UniqueConstraint(fields=["kind", "source", "target"], name="documents_dismissed_relation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.target}"
