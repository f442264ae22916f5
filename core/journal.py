"""Writing and reading the change journal. Rooms do not call `write` themselves: `core.publishing` does."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from core.bulk import insert_objects
from core.models import ChangeEntry, JournalPosition


def take_turn() -> datetime:
    """Wait until no other transaction can publish before this one ends, and return that moment.

    Moments so taken follow the order of commits, like the sequence: a client that walks a list by
    `modified_at` misses nothing. Must run inside a transaction.
    """
    _require_transaction()
    JournalPosition.objects.get_or_create(pk=1)
    JournalPosition.objects.select_for_update().get(pk=1)
    return timezone.now()


def write(
    *,
    resource: str,
    record_ids: Iterable[UUID],
    operation: ChangeEntry.Operation,
    at: datetime,
    reason: str = "",
) -> int:
    """Append one entry for each record and return the last number given. Must run inside a transaction."""
    _require_transaction()
    ids = list(record_ids)
    JournalPosition.objects.get_or_create(pk=1)
    JournalPosition.objects.filter(pk=1).update(last_seq=F("last_seq") + len(ids))
    last = JournalPosition.objects.get(pk=1).last_seq
    insert_objects(
        ChangeEntry,
        [
            ChangeEntry(
                seq=seq,
                resource=resource,
                record_id=record_id,
                operation=operation,
                reason=reason,
                changed_at=at,
            )
            for seq, record_id in enumerate(ids, start=last - len(ids) + 1)
        ],
    )
    return last


def changes_since(seq: int) -> QuerySet[ChangeEntry]:
    """Everything that changed after number `seq`, oldest first."""
    return ChangeEntry.objects.filter(seq__gt=seq).order_by("seq")


def _require_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("the journal is written in the transaction that makes the change public")
