"""Markers in every private column, looked for wherever they could come out."""

import logging

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import ReferenceIndex, Revision

from correspondence import confirmation, consents, outbox, robots, subscriptions
from correspondence.models import Arrival, Contact, Letter
from correspondence.rotation import sealed_columns
from tests.correspondence.test_robots import RemarkForm, request_from
from tests.factories.correspondence import make_wordings, robot_fields

pytestmark = pytest.mark.django_db

EMAIL = "metka-pochty@aleysk.example"
NAME = "Имярек Меточкин"
ADDRESS = "203.0.113.77"
WORDS = "метка-слов-письма"
MARKERS = ("metka-pochty", "Меточкин", ADDRESS, WORDS)


def told(text: object) -> list[str]:
    return [marker for marker in MARKERS if marker.casefold() in str(text).casefold()]


@pytest.fixture
def contact(caplog: pytest.LogCaptureFixture) -> Contact:
    """Somebody who filled in everything; all the room does is done and logged at the finest level."""
    caplog.set_level(logging.DEBUG)
    make_wordings()
    fields = {"text": "Слово", "email": EMAIL, "name": NAME, "processing": "1", "showing_name": "1", "news": "1"}
    form = RemarkForm({**fields, **robot_fields("draft:1")}, topic="draft:1")
    assert form.is_valid(), form.errors
    assert robots.admit(request_from(ADDRESS), form)
    written = form.write_contact("comment:1", news_topic="draft:1", news_title="Проект")
    assert written is not None
    letter = outbox.write(
        written, confirmation.LETTER, {"link": f"https://site/{WORDS}", "confirm_until": timezone.now()}
    )
    assert letter is not None
    return written


def test_no_column_of_any_table_holds_a_marker_in_the_clear(contact: Contact) -> None:
    for model in apps.get_app_config("correspondence").get_models():
        assert not told(list(model._default_manager.values())), model
    assert Contact.objects.of_email(EMAIL).get() == contact


def test_no_row_tells_a_marker_about_itself(contact: Contact) -> None:
    of_contact = [*contact.letters.all(), *contact.consents.all(), *contact.subscriptions.all()]
    rows = [contact, *of_contact, *Arrival.objects.all()]
    assert len(rows) >= 7
    for row in rows:
        assert not told(f"{row} {row!r} {vars(row)}")


def test_the_log_of_all_that_happened_holds_no_marker(contact: Contact, caplog: pytest.LogCaptureFixture) -> None:
    for letter in Letter.objects.all():
        Letter.objects.filter(pk=letter.pk).update(state=Letter.State.QUEUED, next_try_at=timezone.now())
    call_command("erase_personal_data")
    subscriptions.notify("draft:1", "closed", confirmation.LETTER, {"link": WORDS, "confirm_until": timezone.now()})
    consents.shown_names([contact.pk])
    assert not told(caplog.text)


def test_nothing_of_the_room_enters_revisions_or_the_reference_index(contact: Contact) -> None:
    assert not Revision.objects.exists()
    assert not told(list(ReferenceIndex.objects.values()))
    for model in sealed_columns():
        assert ReferenceIndex.model_is_indexable(model) is False


def test_public_pages_and_data_hold_no_marker(contact: Contact, client: Client) -> None:
    pages = ["/", "/search/?q=замечание", "/sitemap.xml", "/api/v1/", "/api/v1/changes/", "/consents/obrabotka-dannyh/"]
    for page in pages:
        assert not told(client.get(page).content.decode()), page
