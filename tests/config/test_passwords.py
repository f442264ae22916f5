"""The form for a new password sends no flood of letters and tells nobody's address."""

import json
import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import caches
from django.core.mail.backends.locmem import EmailBackend
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> None:
    caches["shared"].clear()


def ask(address: str, network: str) -> HttpResponse:
    answer: HttpResponse = Client().post(  # type: ignore[assignment]  # the stubs name a private class
        reverse("wagtailadmin_password_reset"), {"email": address}, REMOTE_ADDR=network
    )
    return answer


def test_a_known_and_an_unknown_address_get_the_same_answers_and_few_letters() -> None:
    User.objects.create_superuser("redaktor", "redaktor@aleysk.example", "пароль-образец")
    known = [ask(" Redaktor@aleysk.example", f"203.0.{n}.1").status_code for n in range(4)]
    unknown = [ask("nobody@aleysk.example", f"203.1.{n}.1").status_code for n in range(4)]
    assert known == unknown == [302, 302, 302, 429]
    assert len(mail.outbox) == 3


def test_one_network_asks_ten_times_an_hour() -> None:
    answers = [ask(f"{n}@aleysk.example", f"2001:db8:0:1::{n + 1:x}") for n in range(11)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429]
    assert answers[-1]["Retry-After"] == "3600"
    assert "через час" in answers[-1].content.decode()


@pytest.fixture
def queue(settings: Any) -> None:
    """Tasks only written down, as where a worker of its own takes them."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def work() -> None:
    """Do what the queue holds, as the worker would; the worker itself closes the connection of the test."""
    for kept in DBTaskResult.objects.all():
        kept.task.call(*kept.args_kwargs["args"], **kept.args_kwargs["kwargs"])


def test_a_mail_server_is_spoken_to_by_the_worker_only(queue: None) -> None:
    """However slow the mail server is, a known address answers no later than an unknown one."""
    user = User.objects.create_superuser("redaktor", "redaktor@aleysk.example", "пароль-образец")
    ask("redaktor@aleysk.example", "203.0.113.1")
    ask("nobody@aleysk.example", "203.0.113.1")
    assert mail.outbox == []
    kept = [task.args_kwargs for task in DBTaskResult.objects.order_by("enqueued_at")]
    assert kept == [{"args": [[user.pk]], "kwargs": {}}, {"args": [[]], "kwargs": {}}]
    work()
    letter = mail.outbox[0]
    assert len(mail.outbox) == 1
    assert (letter.to, letter.subject) == (["redaktor@aleysk.example"], "Восстановление пароля")
    link = re.search(r"https?://[^/]+(/admin/\S+)", str(letter.body))
    assert link
    assert Client().get(link[1], follow=True).context["validlink"]
    assert "redaktor" not in json.dumps(list(DBTaskResult.objects.values()), default=str)


def test_no_letter_goes_to_an_account_shut_meanwhile(queue: None) -> None:
    User.objects.create_superuser("redaktor", "redaktor@aleysk.example", "пароль-образец")
    ask("redaktor@aleysk.example", "203.0.113.1")
    User.objects.update(is_active=False)
    work()
    assert mail.outbox == []


def test_a_mail_server_that_refuses_leaves_no_address_in_log_or_queue(
    queue: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(backend: EmailBackend, messages: list[Any]) -> int:
        raise OSError(f"{messages[0].to} refused")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    user = User.objects.create_superuser("redaktor", "redaktor@aleysk.example", "пароль-образец")
    ask("redaktor@aleysk.example", "203.0.113.1")
    work()
    assert f"user {user.pk}: OSError" in caplog.text
    assert "redaktor@" not in caplog.text
