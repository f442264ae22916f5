"""The journal's numbers follow the order of commits, whoever began first."""

import threading
import time
import uuid
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from core import journal
from core.models import ChangeEntry
from core.publishing import announce
from structure.models import Body, Unit


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
    with transaction.atomic():
        write(uuid.uuid4())
        transaction.set_rollback(True)
    with transaction.atomic():
        second = write(uuid.uuid4())
    assert second == first + 1


@pytest.mark.django_db(transaction=True)
def test_moments_of_change_follow_the_order_of_commits() -> None:
    """A client that walks a list by `modified_at` misses nothing: who waits for its turn gets a later moment."""
    body = Body.objects.create(slug="administratsiya", name="Администрация города")
    slow, quick = (Unit.objects.create(slug=slug, name=slug, body=body) for slug in ("slow", "quick"))
    slow_has_its_turn, quick_began = threading.Event(), threading.Event()

    def publish_slowly() -> None:
        try:
            with transaction.atomic():
                announce([slow])
                slow_has_its_turn.set()
                quick_began.wait(5)
                time.sleep(0.05)
        finally:
            connection.close()

    thread = threading.Thread(target=publish_slowly)
    thread.start()
    slow_has_its_turn.wait(5)
    quick_began.set()
    announce([quick])
    thread.join()

    slow.refresh_from_db()
    quick.refresh_from_db()
    assert slow.modified_at < quick.modified_at
    assert quick.modified_at - slow.modified_at >= timedelta(milliseconds=50)
