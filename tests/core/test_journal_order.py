"""The journal's numbers follow the order of commits, whoever began first."""

import threading
import time
import uuid

import pytest
from django.db import connection, transaction
from django.utils import timezone

from core import journal
from core.models import ChangeEntry


def write(record_id: uuid.UUID) -> int:
    return journal.write(
        resource="acts",
        record_ids=[record_id],
        operation=ChangeEntry.Operation.UPSERT,
        at=timezone.now(),
    )


@pytest.mark.django_db(transaction=True)
def test_a_reader_never_sees_a_number_whose_predecessor_is_still_uncommitted() -> None:
    """Many writers, one reader that resumes by number: it must meet every entry exactly once."""
    writers, each = 3, 10
    finished = threading.Event()
    seen: list[int] = []

    def keep_writing() -> None:
        try:
            for _ in range(each):
                with transaction.atomic():
                    write(uuid.uuid4())
        finally:
            connection.close()

    def keep_reading() -> None:
        try:
            last = 0
            while True:
                done = finished.is_set()
                for entry in journal.changes_since(last):
                    seen.append(entry.seq)
                    last = entry.seq
                if done:
                    return
                time.sleep(0.002)
        finally:
            connection.close()

    reader = threading.Thread(target=keep_reading)
    threads = [threading.Thread(target=keep_writing) for _ in range(writers)]
    reader.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    finished.set()
    reader.join()

    assert seen == list(range(1, writers * each + 1))


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_change_takes_no_number() -> None:
    with transaction.atomic():
        first = write(uuid.uuid4())
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write(uuid.uuid4())
        raise ZeroDivisionError
    with transaction.atomic():
        second = write(uuid.uuid4())
    assert second == first + 1
