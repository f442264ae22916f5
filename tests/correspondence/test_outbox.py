"""Letters leave once, are tried again after growing pauses, and are never lost or told to the log."""

import logging
from collections.abc import Callable
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from correspondence import confirmation, delivery, outbox
from correspondence.models import Letter
from tests.factories.correspondence import make_contact

pytestmark = pytest.mark.django_db

EMAIL = "metka@aleysk.example"
TEMPLATE = confirmation.LETTER
CONTEXT = {"link": "https://site/метка-ссылка", "confirm_until": timezone.now()}
Commit = Callable[[], Any]


def write(**more: Any) -> Letter:
    letter = outbox.write(make_contact(EMAIL), TEMPLATE, CONTEXT, **more)
    assert letter is not None
    return letter


@pytest.fixture
def mail_server(monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    """Faults of the mail server, one for each try; without one it takes the letter."""
    faults: list[Exception] = []
    send = EmailBackend.send_messages

    def send_or_fail(backend: Any, messages: Any) -> int:
        if faults:
            raise faults.pop(0)
        return int(send(backend, messages))

    monkeypatch.setattr(EmailBackend, "send_messages", send_or_fail)
    return faults


def test_a_letter_rests_sealed_and_is_emptied_when_it_left(commit: Commit) -> None:
    with commit():
        letter = write()
        assert "метка" not in letter.content_sealed
        assert outbox.words_of(letter)[0] == "Подтвердите адрес почты"
        assert mail.outbox == []  # not before the commit
    letter.refresh_from_db()
    assert (letter.state, letter.content_sealed, letter.tries) == (Letter.State.SENT, "", 1)
    assert "метка-ссылка" in mail.outbox[0].body
    assert mail.outbox[0].extra_headers["Message-ID"].startswith(f"<{letter.public_id}@")


def test_a_letter_of_a_transaction_that_failed_was_never_written(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()
    assert mail.outbox == []


def test_a_failing_server_is_asked_again_after_growing_pauses(
    commit: Commit, mail_server: list[Exception], travel: Any, settings: Any
) -> None:
    mail_server += [SMTPServerDisconnected(f"no {EMAIL}")] * 2
    with commit():
        letter = write()
    letter.refresh_from_db()
    assert (letter.state, letter.tries, letter.fault) == (Letter.State.QUEUED, 1, "SMTPServerDisconnected")
    assert delivery.deliver_due() == 0  # too early
    waits = []
    for pause in settings.LETTER_PAUSES[:2]:
        letter.refresh_from_db()
        assert letter.next_try_at
        waits.append(letter.next_try_at - timezone.now())
        travel(seconds=pause.total_seconds() + 1)
        delivery.deliver_due()
    assert waits[1] > 2 * waits[0]
    letter.refresh_from_db()
    assert (letter.state, letter.tries, letter.fault) == (Letter.State.SENT, 3, "")
    assert len(mail.outbox) == 1


def test_after_the_last_try_an_administrator_decides(
    commit: Commit, mail_server: list[Exception], travel: Any, settings: Any
) -> None:
    tries = len(settings.LETTER_PAUSES) + 1
    mail_server += [OSError()] * tries
    with commit():
        letter = write()
    for _ in range(tries):
        travel(days=2)
        delivery.deliver_due()
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == (Letter.State.GIVEN_UP, tries)
    with commit():
        assert outbox.try_again(letter)
    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT
    assert not outbox.try_again(letter)


def test_a_mailbox_that_does_not_exist_is_not_tried_again(commit: Commit, mail_server: list[Exception]) -> None:
    mail_server.append(SMTPRecipientsRefused({EMAIL: (550, f"no such user {EMAIL}".encode())}))
    with commit():
        letter = write()
    letter.refresh_from_db()
    assert (letter.state, letter.fault) == (Letter.State.GIVEN_UP, "SMTPRecipientsRefused 550")


def test_faults_are_told_without_address_and_words(
    commit: Commit, mail_server: list[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    mail_server.append(ValueError(f'Invalid address "{EMAIL}"; метка-ссылка'))
    with caplog.at_level(logging.DEBUG), commit():
        letter = write()
    letter.refresh_from_db()
    assert letter.fault == "ValueError"
    assert str(letter.public_id) in caplog.text
    assert "metka" not in caplog.text
    assert "метка" not in caplog.text


def test_a_claimed_letter_is_nobody_elses_until_its_worker_must_be_dead(commit: Commit, travel: Any) -> None:
    letter = write()
    assert delivery.claim() == letter
    assert delivery.claim() is None
    travel(minutes=6)  # the worker was killed: the letter comes back
    assert delivery.claim() == letter


def test_a_letter_dropped_while_it_was_on_its_way_stays_dropped() -> None:
    write()
    claimed = delivery.claim()
    assert claimed
    Letter.objects.update(state=Letter.State.DROPPED)
    delivery.deliver(claimed)
    assert Letter.objects.get().state == Letter.State.DROPPED


def test_the_same_event_is_not_written_twice() -> None:
    contact = make_contact()
    first = outbox.write(contact, TEMPLATE, CONTEXT, once="decision")
    assert first is not None
    assert outbox.write(contact, TEMPLATE, CONTEXT, once="decision") is None


def test_the_next_look_is_planned_with_the_letter_itself(settings: Any) -> None:
    """With the queue in the database: a plan for now, and one more before the mail server is spoken to."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    letter = write()
    assert [task.run_after for task in DBTaskResult.objects.all()] == [get_date_max()]
    delivery.claim()
    letter.refresh_from_db()
    later = DBTaskResult.objects.exclude(run_after=get_date_max()).get().run_after
    assert later == letter.next_try_at
    assert later - timezone.now() > timedelta(minutes=4)
