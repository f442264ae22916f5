"""What is still to be said of acts that are named in other records."""

from django.db import models


class OwedMention(models.Model):
    """The records that name an act are still to be announced. Written in the transaction that changed the act.

    Not unique on purpose: who holds the journal must not wait for somebody who is about to delete an equal row.
    """

    act = models.ForeignKey("documents.ActRecord", on_delete=models.CASCADE, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "упоминание, о котором надо сообщить"
        verbose_name_plural = "упоминания, о которых надо сообщить"

    def __str__(self) -> str:
        return str(self.act)
