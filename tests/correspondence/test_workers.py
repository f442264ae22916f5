"""Several workers and several senders at once: no letter twice, no letter lost, no limit passed."""

import os
import signal
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection, connections
from django.utils import timezone

from config.env import ROOT
from correspondence import confirmation, delivery, outbox, robots
from correspondence.models import Arrival, Letter
from tests.correspondence.test_robots import form_of, request_from
from tests.factories.correspondence import make_contact

pytestmark = pytest.mark.django_db(transaction=True)

CONTEXT = {"link": "https://site/", "confirm_until": timezone.now()}


def at_once(count: int, do: Any) -> list[Any]:
    """Run `do` in as many threads, all starting together, each with a connection of its own."""
    barrier = Barrier(count)

    def run(_: int) -> Any:
        try:
            barrier.wait()
            return do()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(run, range(count)))


@pytest.fixture
def queue(settings: Any) -> None:
    """Tasks only written down, as where a worker of its own takes them."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_several_workers_send_each_letter_once(queue: None) -> None:
    contact = make_contact()
    for _ in range(20):
        outbox.write(contact, confirmation.LETTER, CONTEXT)
    assert sum(at_once(4, delivery.deliver_due)) == 20
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == len(mail.outbox) == 20


def test_senders_at_once_do_not_pass_the_limit() -> None:
    def send() -> bool:
        form = form_of()
        assert form.is_valid()
        return robots.admit(request_from(), form) is not None

    assert sum(at_once(8, send)) == 5
    assert Arrival.objects.count() == 5


KILLED = """
    import django; django.setup()
    from django.conf import settings
    settings.DATABASES["default"]["NAME"] = {name!r}
    settings.TASKS = {{"default": {{"BACKEND": "django_tasks_db.DatabaseBackend"}}}}
    import os, signal
    from correspondence import delivery
    delivery.message = lambda letter: os.kill(os.getpid(), signal.SIGKILL)
    delivery.deliver_due()
"""


def test_the_letter_of_a_worker_that_was_killed_is_sent_after_the_pause(
    queue: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = outbox.write(make_contact(), confirmation.LETTER, CONTEXT)
    assert letter is not None
    program = textwrap.dedent(KILLED).format(name=str(connection.settings_dict["NAME"]))
    paths = f"{ROOT / 'site'}:{ROOT}"
    variables = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test", "PYTHONPATH": paths}
    outcome = subprocess.run([sys.executable, "-c", program], env=variables, cwd=ROOT, capture_output=True, text=True)
    assert outcome.returncode == -signal.SIGKILL, outcome.stderr
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == (Letter.State.QUEUED, 1)
    assert delivery.deliver_due() == 0
    later = timezone.now() + settings.LETTER_PAUSES[0]
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert delivery.deliver_due() == 1
    assert len(mail.outbox) == 1
