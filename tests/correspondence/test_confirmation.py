"""An address gets nothing but one link before its owner pressed the button; a link opened by a machine does nothing."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from correspondence import confirmation, outbox
from correspondence.models import Contact, Letter
from tests.factories.correspondence import make_contact

pytestmark = pytest.mark.django_db

EMAIL = "zhitel@aleysk.example"
SECRET = "тайная-ссылка-замечания"
Commit = Callable[[], Any]


@pytest.fixture
def receipt_template(settings: Any, tmp_path: Any) -> str:
    """A letter of a room above."""
    (tmp_path / "receipt.txt").write_text(
        '{% extends "correspondence/letters/frame.txt" %}{% block subject %}Замечание & «{{ number }}»{% endblock %}'
        "{% block words %}{{ words }}{% endblock %}"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}]
    return "receipt.txt"


@pytest.fixture
def contact(receipt_template: str, commit: Commit) -> Contact:
    with commit():
        written = Contact.objects.write_down(email=EMAIL, name="Имярек")
        outbox.write(written, receipt_template, {"number": "7", "words": SECRET}, subject="comment:7")
        confirmation.ask(written)
    return written


def link_in(message: Any) -> str:
    found = re.search(r"https?://\S*(/letters/confirm/\S+)", message.body)
    assert found
    return found[1]


def test_only_the_link_is_sent_first(contact: Contact) -> None:
    [letter] = mail.outbox
    assert (letter.subject, letter.to) == ("Подтвердите адрес почты", [EMAIL])
    assert SECRET not in letter.body
    assert "Имярек" not in letter.body
    assert "own-data" not in letter.body
    assert len(re.findall("https?://", letter.body)) == 1


def test_opening_the_link_changes_nothing(contact: Contact, client: Client) -> None:
    link = link_in(mail.outbox[0])
    for _ in range(2):
        answer = client.get(link)
        assert "Подтвердить</button>" in answer.content.decode()
    assert client.head(link).status_code == 200
    contact.refresh_from_db()
    assert contact.confirmed_at is None
    assert len(mail.outbox) == 1


def test_pressing_the_button_lets_the_waiting_letters_go(contact: Contact, commit: Commit) -> None:
    link = link_in(mail.outbox[0])
    client = Client(enforce_csrf_checks=True)  # the browser of a mail program keeps no cookies
    with commit():
        answer = client.post(link, follow=True)
    assert "Адрес подтверждён" in answer.content.decode()
    assert [message.subject for message in mail.outbox[1:]] == ["Замечание & «7»"]
    assert SECRET in mail.outbox[1].body
    assert set(Letter.objects.values_list("state", "content_sealed")) == {("sent", "")}


def test_the_link_works_once(contact: Contact, client: Client, commit: Commit) -> None:
    link = link_in(mail.outbox[0])
    for _ in range(3):
        with commit():
            client.post(link)
    assert len(mail.outbox) == 2
    assert "Больше ничего делать не нужно" in client.get(link).content.decode()


def test_after_the_term_the_link_is_over(contact: Contact, client: Client, travel: Any) -> None:
    link = link_in(mail.outbox[0])
    travel(hours=71.9)
    assert client.get(link).status_code == 200
    travel(hours=0.2)
    for answer in (client.get(link), client.post(link)):
        assert answer.status_code == 404
        assert "получено и без подтверждения" in answer.content.decode()
    contact.refresh_from_db()
    assert contact.confirmed_at is None


def test_the_pages_behind_links_are_for_nobody_else(contact: Contact, client: Client) -> None:
    for address in (link_in(mail.outbox[0]), "/letters/confirm/unknown/"):
        answer = client.get(address)
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert "no-store" in answer["Cache-Control"]


def test_the_database_knows_the_hash_alone(contact: Contact) -> None:
    token = link_in(mail.outbox[0]).split("/")[-2]
    assert len(token) >= 22  # 128 bits of base64
    contact.refresh_from_db()
    assert token not in str(contact.__dict__)


def test_a_known_address_is_treated_like_a_new_one(commit: Commit, receipt_template: str) -> None:
    make_contact(EMAIL)
    counts = []
    for email in (EMAIL, "novyi@aleysk.example"):
        with commit(), CaptureQueriesContext(connection) as queries:
            written = Contact.objects.write_down(email=email)
            outbox.write(written, receipt_template, {"number": "1", "words": ""})
            confirmation.ask(written)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert [message.subject for message in mail.outbox] == ["Подтвердите адрес почты"] * 2


def test_without_an_address_nothing_is_sent(commit: Commit, receipt_template: str) -> None:
    with commit():
        written = Contact.objects.write_down(name="Имярек")
        confirmation.ask(written)
        assert outbox.write(written, receipt_template, {}) is None
    assert mail.outbox == []
