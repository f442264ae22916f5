"""Changing the key: afterwards the old one is needed for nothing."""

import base64
import os
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from correspondence import confirmation, consents, outbox, robots
from correspondence.checks import check_personal_data_keys
from correspondence.consents import Purpose
from correspondence.models import Contact, Letter, TraceKey
from correspondence.network import current_key
from correspondence.rotation import sealed_columns
from correspondence.sealing import unseal
from tests.correspondence.test_robots import form_of, request_from
from tests.factories.correspondence import make_contact, make_wording

pytestmark = pytest.mark.django_db

EMAIL = "Zhitel@aleysk.example"


def new_key() -> str:
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def test_every_sealed_column_is_known() -> None:
    assert {model.__name__: columns for model, columns in sealed_columns().items()} == {
        "Contact": ["email_sealed", "name_sealed"],
        "Letter": ["content_sealed"],
        "TraceKey": ["key_sealed"],
    }


def test_after_rotation_the_old_key_may_go(settings: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr("correspondence.rotation.BATCH", 2)
    contacts = [make_contact(EMAIL, name="Имярек") for _ in range(5)]
    confirmation.ask(contacts[0])
    key_of_month = unseal(current_key().key_sealed)
    new = new_key()
    settings.PERSONAL_DATA_KEYS = [new, *settings.PERSONAL_DATA_KEYS]
    call_command("rotate_personal_data_keys")
    assert "старые ключи можно убрать" in capsys.readouterr().out
    settings.PERSONAL_DATA_KEYS = [new]
    assert {(contact.email, contact.name) for contact in Contact.objects.all()} == {(EMAIL, "Имярек")}
    assert Contact.objects.of_email(EMAIL).count() == 5
    assert outbox.words_of(Letter.objects.get())[0] == "Подтвердите адрес почты"
    assert unseal(TraceKey.objects.get().key_sealed) == key_of_month


def test_what_no_key_opens_is_counted_and_the_rest_is_done(settings: Any) -> None:
    lost = make_contact(EMAIL)
    demonstration = settings.PERSONAL_DATA_KEYS
    settings.PERSONAL_DATA_KEYS = [new_key()]
    kept = make_contact(EMAIL)
    settings.PERSONAL_DATA_KEYS = [new_key(), *settings.PERSONAL_DATA_KEYS]
    with pytest.raises(CommandError, match="записей: 1"):
        call_command("rotate_personal_data_keys")
    settings.PERSONAL_DATA_KEYS = settings.PERSONAL_DATA_KEYS[:1]
    assert Contact.objects.get(pk=kept.pk).email == EMAIL
    settings.PERSONAL_DATA_KEYS = demonstration
    assert Contact.objects.get(pk=lost.pk).email == EMAIL


@pytest.mark.parametrize(
    ("keys", "found"), [([], "correspondence.E001"), (["no key"], "correspondence.E002"), (None, None)]
)
def test_a_site_without_a_usable_key_is_named_before_it_starts(settings: Any, keys: Any, found: str | None) -> None:
    if keys is not None:
        settings.PERSONAL_DATA_KEYS = keys
    assert [message.id for message in check_personal_data_keys(None)] == ([found] if found else [])


def test_a_key_taken_away_too_early_loses_no_form_and_no_page(settings: Any) -> None:
    text = make_wording(Purpose.SHOWING_NAME)
    contact = make_contact(name="Имярек")
    consents.give(contact, text, subject="comment:1")
    assert consents.shown_names([contact.pk])
    current_key()
    settings.PERSONAL_DATA_KEYS = [new_key()]
    form = form_of()
    assert form.is_valid()
    assert robots.admit(request_from(), form)
    assert consents.shown_names([contact.pk]) == {}
