"""Making records public and withdrawing them: the state, the journal and the signals, always together."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from core import journal
from core.models import ChangeEntry, PublicRecord
from core.signals import published, withdrawn

Record = TypeVar("Record", bound=PublicRecord)


@transaction.atomic
def announce(records: Sequence[Record], *, at: datetime | None = None) -> None:
    """Make saved records of one model public, or say that they changed.

    Sets `is_public`, `published_at` (the first time only) and `modified_at`, writes one journal entry
    each and sends `published`, with `appeared`: those that were not public before. Nothing is done for an empty
    sequence.
    """
    if not records:
        return
    moment = at or journal.take_turn()
    appeared = [record for record in records if not record.is_public]
    _set([record for record in records if not record.was_public], published_at=moment)
    _set(records, is_public=True, modified_at=moment, withdrawn_at=None, withdrawal_reason="")
    journal.write(
        resource=records[0].resource,
        record_ids=[record.public_id for record in records],
        operation=ChangeEntry.Operation.UPSERT,
        at=moment,
    )
    published.send(sender=type(records[0]), records=records, appeared=appeared)


@transaction.atomic
def retract(records: Sequence[Record], *, reason: str, at: datetime | None = None) -> None:
    """Take public records out of every public place, for a reason the public may read (D158).

    Records that are not public are left alone.
    """
    public = [record for record in records if record.is_public]
    if not public:
        return
    moment = at or journal.take_turn()
    _set(public, is_public=False, modified_at=moment, withdrawn_at=moment, withdrawal_reason=reason)
    journal.write(
        resource=public[0].resource,
        record_ids=[record.public_id for record in public],
        operation=ChangeEntry.Operation.DELETE,
        at=moment,
        reason=reason,
    )
    withdrawn.send(sender=type(public[0]), records=public)


def _set(records: Sequence[Record], **values: Any) -> None:
    """Give all the same values, in the objects and in the table, touching no other column."""
    for record in records:
        for name, value in values.items():
            setattr(record, name, value)
    keys = [record.pk for record in records]
    for start in range(0, len(keys), 1000):
        type(records[0])._default_manager.filter(pk__in=keys[start : start + 1000]).update(**values)
