"""Addresses and names rest encrypted and are found by a keyed hash, through a change of keys, too."""

import base64
import logging
import os
from typing import Any

import pytest
from django.db import connection
from django.forms.models import model_to_dict

from correspondence.models import Contact
from correspondence.sealing import SealError, fingerprint, seal, unseal

pytestmark = pytest.mark.django_db

EMAIL = "Marker.Pochta@example.org"
NAME = "Имярек Меточкин"


def new_key() -> str:
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def test_address_and_name_come_back_and_rest_sealed() -> None:
    contact = Contact.objects.write_down(email=EMAIL, name=NAME)
    stored = Contact.objects.get(pk=contact.pk)
    assert (stored.email, stored.name) == (EMAIL, NAME)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM correspondence_contact")
        row = str(cursor.fetchall()).casefold()
    assert "pochta" not in row
    assert "меточкин" not in row


def test_a_contact_is_found_by_any_spelling_of_its_address() -> None:
    contact = Contact.objects.write_down(email=EMAIL)
    assert Contact.objects.of_email(f"  {EMAIL.upper()} ").get() == contact
    assert not Contact.objects.of_email("other@example.org").exists()


def test_contacts_without_an_address_are_not_found_by_an_empty_one() -> None:
    contact = Contact.objects.write_down(name=NAME)
    assert not contact.has_email
    assert not Contact.objects.of_email("").exists()


def test_each_writing_has_a_contact_of_its_own() -> None:
    first, second = (Contact.objects.write_down(email=EMAIL) for _ in range(2))
    assert first.public_id != second.public_id
    assert Contact.objects.of_email(EMAIL).count() == 2


def test_words_about_a_contact_and_its_plain_fields_tell_nothing(caplog: pytest.LogCaptureFixture) -> None:
    contact = Contact.objects.write_down(email=EMAIL, name=NAME)
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("correspondence").warning("%s %r", contact, contact)
    told = f"{contact} {contact!r} {caplog.text} {model_to_dict(contact)} {Contact.objects.values().get()}"
    for marker in ("Pochta", "pochta", NAME, "Меточкин"):
        assert marker not in told


def test_a_newer_key_in_front_still_opens_and_finds_the_old(settings: Any) -> None:
    contact = Contact.objects.write_down(email=EMAIL)
    settings.PERSONAL_DATA_KEYS = [new_key(), *settings.PERSONAL_DATA_KEYS]
    assert Contact.objects.of_email(EMAIL).get().email == EMAIL
    assert contact.email_hash != fingerprint(EMAIL.casefold())


def test_without_the_key_nothing_opens_and_the_error_tells_nothing(settings: Any) -> None:
    sealed = seal(EMAIL)
    settings.PERSONAL_DATA_KEYS = [new_key()]
    with pytest.raises(SealError) as raised:
        unseal(sealed)
    assert "pochta" not in str(raised.value).casefold()
    assert raised.value.__suppress_context__
