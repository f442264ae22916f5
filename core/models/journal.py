"""The change journal: what became public, changed or was withdrawn, in the order it was committed (D157, D158)."""

from django.db import models


class JournalPosition(models.Model):
    """One row that hands out the sequence.

    Its row lock is held until the transaction ends, so numbers follow the order of commits on every
    database: a reader who has seen number N has seen everything up to N.
    """

    last_seq = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="core_one_journal_position")]

    def __str__(self) -> str:
        return str(self.last_seq)


class ChangeEntry(models.Model):
    """One public change of one record."""

    class Operation(models.TextChoices):
        UPSERT = "upsert", "опубликовано или изменено"
        DELETE = "delete", "снято"

    seq = models.PositiveBigIntegerField(primary_key=True)
    resource = models.CharField(max_length=40)
    record_id = models.UUIDField()
    operation = models.CharField(max_length=6, choices=Operation.choices)
    reason = models.TextField(blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["seq"]
        indexes = [models.Index(fields=["resource", "record_id", "seq"], name="core_change_of_record")]

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.seq} {self.operation} {self.resource}/{self.record_id}"
