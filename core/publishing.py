"""Making records public and withdrawing them: the state, the journal and the signals, always together."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from core import journal
from core.models import ChangeEntry, PublicRecord
from core.signals import published, withdrawn

Record = TypeVar("Record", bound=PublicRecord)


@transaction.atomic
def announce(records: Sequence[Record], *, at: datetime | None = None) -> None:
    """Make saved records of one model public, or say that they changed.

    Sets `is_public`, `published_at` (the first time only) and `modified_at`, writes one journal entry
    each and sends `published`. Nothing is done for an empty sequence.
    """
    if not records:
        return
    moment = at or timezone.now()
    for record in records:
        record.is_public = True
        record.published_at = record.published_at or moment
        record.modified_at = moment
        record.withdrawn_at = None
        record.withdrawal_reason = ""
    _save(records)
    journal.write(
        resource=records[0].resource,
        record_ids=[record.public_id for record in records],
        operation=ChangeEntry.Operation.UPSERT,
        at=moment,
    )
    published.send(sender=type(records[0]), records=records)


@transaction.atomic
def retract(records: Sequence[Record], *, reason: str, at: datetime | None = None) -> None:
    """Take public records out of every public place, for a reason the public may read (D158).

    Records that are not public are left alone.
    """
    public = [record for record in records if record.is_public]
    if not public:
        return
    moment = at or timezone.now()
    for record in public:
        record.is_public = False
        record.modified_at = moment
        record.withdrawn_at = moment
        record.withdrawal_reason = reason
    _save(public)
    journal.write(
        resource=public[0].resource,
        record_ids=[record.public_id for record in public],
        operation=ChangeEntry.Operation.DELETE,
        at=moment,
        reason=reason,
    )
    withdrawn.send(sender=type(public[0]), records=public)


def _save(records: Sequence[Record]) -> None:
    type(records[0])._default_manager.bulk_update(
        records,
        ["is_public", "published_at", "modified_at", "withdrawn_at", "withdrawal_reason"],
        batch_size=200,
    )
