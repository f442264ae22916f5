from datetime import UTC, datetime
from uuid import UUID

import pytest

from core.batches import key_batches
from core.models import ChangeEntry

pytestmark = pytest.mark.django_db


def enter(seq: int) -> None:
    moment = datetime(2026, 3, 12, tzinfo=UTC)
    ChangeEntry.objects.create(seq=seq, resource="acts", record_id=UUID(int=seq), operation="upsert", changed_at=moment)


def test_every_key_comes_once_even_while_rows_come_and_go() -> None:
    for seq in range(1, 8):
        enter(seq)
    seen = []
    for batch in key_batches(ChangeEntry.objects.exclude(seq=2), size=3):
        seen += batch
        ChangeEntry.objects.filter(seq=seen[0]).delete()
        enter(100 + len(seen))
        if len(seen) > 8:
            break
    assert seen[:6] == [1, 3, 4, 5, 6, 7]
    assert len(seen) == len(set(seen))


def test_nothing_gives_no_batch() -> None:
    assert list(key_batches(ChangeEntry.objects.all())) == []
