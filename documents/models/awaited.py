"""Relations to acts that are not here yet: imported files name acts in any order, and not every file holds them all."""

from django.db import models

from documents.models.relations import ActRelation


class AwaitedRelation(models.Model):
    """What an imported act does to an act that is still missing. Becomes an `ActRelation` when that act comes."""

    kind = models.CharField(max_length=20, choices=ActRelation.Kind)
    source = models.ForeignKey("documents.ActRecord", on_delete=models.CASCADE, related_name="awaited_relations")
    target_external_id = models.CharField(max_length=200, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "ожидающая связь"
        verbose_name_plural = "ожидающие связи"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "source", "target_external_id"], name="documents_awaited_relation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.target_external_id}"
