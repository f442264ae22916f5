"""Attacks on logging in: what was sent, and what came back."""

import logging
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import LazySettings
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from users.checks import check_login_limits
from users.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "пароль-образец"
HOME = "198.51.100.7"


@pytest.fixture(autouse=True)
def _limits(settings: LazySettings) -> None:
    settings.AXES_ENABLED = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def editor() -> User:
    return User.objects.create_superuser("redaktor", "redaktor@aleysk.example", PASSWORD)


def login(client: Client, name: str, password: str, address: str) -> HttpResponse:
    answer: HttpResponse = client.post(  # type: ignore[assignment]  # the stubs name a private class
        reverse("wagtailadmin_login"), {"username": name, "password": password}, REMOTE_ADDR=address
    )
    return answer


def besiege(name: str, failures: int) -> None:
    """Try `name` from as many houses as there are failures."""
    for number in range(failures):
        login(Client(), name, "x", f"203.0.{number}.1")


@pytest.mark.parametrize("name", ["redaktor", "nobody"])
def test_one_name_from_many_addresses_is_shut_whether_it_exists_or_not(editor: User, name: str) -> None:
    besiege(name, 19)
    assert login(Client(), name, "x", "192.0.2.1").status_code == 429
    assert login(Client(), name, PASSWORD, "192.0.2.2").status_code == 429
    assert login(Client(), "other", "x", "192.0.2.2").status_code == 200


def test_the_right_password_from_a_new_browser_waits_but_a_known_browser_works(editor: User, client: Client) -> None:
    assert login(client, "redaktor", PASSWORD, HOME).status_code == 302
    client.post(reverse("wagtailadmin_logout"))
    besiege("redaktor", 20)
    assert login(Client(), "redaktor", PASSWORD, "192.0.2.1").status_code == 429
    assert login(client, "redaktor", "x", "192.0.2.9").status_code == 200
    assert login(client, "redaktor", PASSWORD, "192.0.2.9").status_code == 302


def test_a_known_browser_may_not_guess_without_end_either(editor: User, client: Client) -> None:
    login(client, "redaktor", PASSWORD, HOME)
    client.post(reverse("wagtailadmin_logout"))
    assert [login(client, "redaktor", "x", HOME).status_code for _ in range(10)][-1] == 429


def test_the_cookie_of_a_known_browser_is_worth_nothing_elsewhere(
    editor: User, client: Client, settings: LazySettings
) -> None:
    login(client, "redaktor", PASSWORD, HOME)
    [cookie] = [morsel for name, morsel in client.cookies.items() if name.startswith("known_browser_")]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/admin/")
    assert cookie["max-age"] == settings.KNOWN_BROWSER_AGE
    assert "redaktor" not in cookie.OutputString()
    client.post(reverse("wagtailadmin_logout"))
    besiege("redaktor", 20)
    besiege("director", 20)

    forged = Client()
    forged.cookies[cookie.key] = cookie.value[:-1] + ("A" if cookie.value[-1] != "A" else "B")
    assert login(forged, "redaktor", PASSWORD, "192.0.2.1").status_code == 429
    assert login(client, "director", "x", "192.0.2.1").status_code == 429  # the cookie is for one name

    editor.set_password("другой-пароль")
    editor.save()
    assert login(client, "redaktor", "другой-пароль", "192.0.2.1").status_code == 429


def test_an_expired_cookie_makes_no_browser_known(editor: User, client: Client, settings: LazySettings) -> None:
    login(client, "redaktor", PASSWORD, HOME)
    client.post(reverse("wagtailadmin_logout"))
    besiege("redaktor", 20)
    settings.KNOWN_BROWSER_AGE = -1
    assert login(client, "redaktor", PASSWORD, "192.0.2.1").status_code == 429


@pytest.mark.parametrize("network", ["198.51.100.{}", "2001:db8:0:1::{}"])
def test_many_names_from_one_network_are_shut(editor: User, network: str) -> None:
    answers = [login(Client(), f"name{n}", "x", network.format(n + 1)).status_code for n in range(31)]
    assert answers[:29] == [200] * 29
    assert answers[29:] == [429] * 2
    assert login(Client(), "redaktor", PASSWORD, "192.0.2.1").status_code == 302


def test_a_success_between_does_not_open_the_network_again(editor: User) -> None:
    for n in range(29):
        login(Client(), f"name{n}", "x", HOME)
    assert login(Client(), "redaktor", PASSWORD, HOME).status_code == 302
    assert login(Client(), "name29", "x", HOME).status_code == 429


def test_another_browser_or_a_claimed_address_starts_no_new_count() -> None:
    answers = [
        Client()
        .post(
            reverse("wagtailadmin_login"),
            {"username": "redaktor", "password": "x"},
            REMOTE_ADDR="203.0.113.9",
            HTTP_USER_AGENT=f"Robot/{n}",
            HTTP_X_FORWARDED_FOR=f"192.0.2.{n}",
        )
        .status_code
        for n in range(10)
    ]
    assert answers == [200] * 9 + [429]


def test_the_page_says_when_and_whom_to_ask_and_going_on_trying_does_not_move_it(
    editor: User, settings: LazySettings
) -> None:
    settings.AXES_COOLOFF_TIME = 2
    besiege("redaktor", 20)
    answer = login(Client(), "redaktor", PASSWORD, HOME)
    assert "Попробуйте снова через 2\xa0часа" in answer.content.decode()
    assert "к администратору сайта" in answer.content.decode()
    assert (answer["Retry-After"], answer["Cache-Control"]) == ("7200", "no-store")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(hours=2))
    assert login(Client(), "redaktor", PASSWORD, HOME).status_code == 302


def test_neither_rows_nor_lines_of_the_log_hold_what_was_typed(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for n in range(21):
            login(Client(), "ivanova", "secret-guess", f"203.0.{n}.1")
    assert "the limit of one name is reached" in caplog.text
    assert "secret-guess" not in caplog.text
    assert "ivanova" not in caplog.text
    assert not any("secret-guess" in row.post_data + row.get_data for row in AccessAttempt.objects.all())


def test_the_administrator_opens_the_login_at_once(editor: User) -> None:
    besiege("redaktor", 20)
    call_command("axes_reset_username", "redaktor")
    assert login(Client(), "redaktor", PASSWORD, HOME).status_code == 302
    besiege("redaktor", 20)
    call_command("axes_reset")
    assert login(Client(), "redaktor", PASSWORD, HOME).status_code == 302


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [
        ("LOGIN_FAILURES_OF_NETWORK", 0, "users.E001"),
        ("LOGIN_FAILURES_OF_NAME", "20", "users.E001"),
        ("LOGIN_FAILURES_OF_NAME", 5, "users.E002"),
        ("AXES_COOLOFF_TIME", None, "users.E003"),
        ("AXES_COOLOFF_TIME", 0, "users.E003"),
        ("KNOWN_BROWSER_AGE", -1, "users.E004"),
    ],
)
def test_limits_that_limit_nothing_are_found_before_the_start(
    settings: LazySettings, name: str, value: object, number: str
) -> None:
    assert check_login_limits(None) == []
    setattr(settings, name, value)
    assert [error.id for error in check_login_limits(None)] == [number]
