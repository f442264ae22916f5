"""The form for a new password sends no flood of letters and tells nobody's address."""

import pytest
from django.core import mail
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> None:
    caches["shared"].clear()


def ask(address: str, network: str) -> HttpResponse:
    answer: HttpResponse = Client().post(  # type: ignore[assignment]
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
