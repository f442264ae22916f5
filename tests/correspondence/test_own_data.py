"""Without a login, from a letter: what the city keeps of me, and taking it back."""

import re
from typing import Any

import pytest
from django.test import Client

from correspondence import consents, subscriptions
from correspondence.addresses import own_data_link
from correspondence.consents import Purpose
from correspondence.models import Contact
from tests.factories.correspondence import make_contact, make_wordings

pytestmark = pytest.mark.django_db

EMAIL = "zhitel@aleysk.example"


@pytest.fixture
def contact() -> Contact:
    made = make_contact(EMAIL, name="Имярек Меточкин")
    for text in make_wordings().values():
        consents.give(made, text, subject="comment:1")
    subscriptions.subscribe(made, "draft:1", title="Правила благоустройства")
    return made


@pytest.fixture
def page(contact: Contact) -> str:
    return "/" + own_data_link(contact).split("/", 3)[3]


@pytest.fixture
def scanner() -> Client:
    """A browser without cookies, as mail programs have."""
    return Client(enforce_csrf_checks=True)


def test_the_page_shows_what_is_kept_and_not_the_data_themselves(page: str, scanner: Client) -> None:
    html = scanner.get(page).content.decode()
    assert "z•••@aleysk.example" in html
    assert EMAIL not in html
    assert "Меточкин" not in html
    assert len(re.findall("Отозвать согласие", html)) == 3
    assert "Правила благоустройства" in html


def test_opening_it_changes_nothing(page: str, scanner: Client, contact: Contact) -> None:
    scanner.get(page)
    asked = scanner.get(page, {"withdraw": Purpose.PROCESSING}).content.decode()
    assert "Отменить это нельзя" in asked
    assert "Что мы о вас храним" in scanner.get(page, {"withdraw": "unknown"}).content.decode()
    assert contact.consents.holding().count() == 3


def test_one_consent_is_taken_back_alone(page: str, scanner: Client, contact: Contact) -> None:
    html = scanner.post(page, {"withdraw": Purpose.SHOWING_NAME}, follow=True).content.decode()
    assert len(re.findall("Отозвать согласие", html)) == 2
    contact.refresh_from_db()
    assert contact.email == EMAIL


def test_without_the_consent_to_processing_nothing_is_left(page: str, scanner: Client, contact: Contact) -> None:
    html = scanner.post(page, {"withdraw": Purpose.PROCESSING}, follow=True).content.decode()
    assert "Данные стёрты" in html
    contact.refresh_from_db()
    assert not contact.has_email
    again = scanner.get(page)
    assert again.status_code == 404
    assert "ничего не храним" in again.content.decode()


def test_anything_else_sent_to_it_changes_nothing(page: str, scanner: Client, contact: Contact) -> None:
    for sent in ({}, {"withdraw": "everything"}):
        assert scanner.post(page, sent).status_code == 302
    assert contact.consents.holding().count() == 3


def test_it_is_for_nobody_else(page: str, scanner: Client) -> None:
    answer: Any = scanner.get(page)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
