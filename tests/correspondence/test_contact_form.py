"""Address and name are optional, and never taken without the box of their own consent."""

from typing import Any

import pytest
from django.core import mail

from correspondence import consents
from correspondence.consents import Purpose
from correspondence.forms import ContactFieldsMixin
from correspondence.models import ConsentGiven, Contact, Subscription
from tests.factories.correspondence import make_wording, make_wordings

pytestmark = pytest.mark.django_db

EMAIL = "zhitel@aleysk.example"


def form_of(**fields: str) -> ContactFieldsMixin:
    return ContactFieldsMixin(fields)


def test_nothing_personal_needs_no_box_and_leaves_no_trace() -> None:
    make_wordings()
    form = form_of()
    assert form.is_valid()
    assert form.write_contact("draft:1") is None
    assert not Contact.objects.exists()


@pytest.mark.parametrize("given", [{"email": EMAIL}, {"name": "Имярек"}])
def test_an_address_or_a_name_needs_the_box_of_processing(given: dict[str, str]) -> None:
    make_wordings()
    form = form_of(**given)
    assert not form.is_valid()
    assert "очистите эти поля" in form.errors["processing"][0]
    assert form_of(**given, processing="1").is_valid()


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"showing_name": "1"}, "showing_name"), ({"news": "1"}, "news")],
)
def test_a_box_without_what_it_is_about_is_explained(fields: dict[str, str], field: str) -> None:
    make_wordings()
    form = form_of(**fields)
    assert not form.is_valid()
    assert field in form.errors


def test_no_box_is_ticked_beforehand_and_each_leads_to_its_wording() -> None:
    make_wordings()
    form = ContactFieldsMixin()
    assert [field.name for field in form.consent_fields] == ["processing", "showing_name", "news"]
    for field, purpose in zip(form.consent_fields, Purpose.values, strict=True):
        assert field.widget_type == "checkbox"
        assert "checked" not in str(field)
        assert 'value="1"' in str(field)
        assert f"/consents/{purpose}/1/" in str(field.label)


def test_a_form_that_comes_back_keeps_its_ticks() -> None:
    make_wordings()
    form = form_of(email="no address", processing="1")
    assert not form.is_valid()
    assert str(form["processing"]).count("value=") == 1
    assert "checked" in str(form["processing"])
    assert "checked" not in str(form["news"])


def test_without_a_wording_in_force_nothing_personal_is_asked() -> None:
    assert not ContactFieldsMixin().fields
    make_wording(Purpose.PROCESSING)
    assert set(ContactFieldsMixin().fields) == {"name", "email", "processing"}


def test_what_was_ticked_is_kept_with_the_words_hash(django_capture_on_commit_callbacks: Any) -> None:
    texts = make_wordings()
    form = form_of(email=EMAIL, name="Имярек", processing="1", news="1")
    assert form.is_valid()
    with django_capture_on_commit_callbacks(execute=True):
        contact = form.write_contact("comment:1", news_topic="draft:1", news_title="Проект")
    assert contact is not None
    kept = {(given.text.slug, given.text_sha256, given.subject) for given in ConsentGiven.objects.all()}
    assert kept == {(slug, texts[slug].sha256, "comment:1") for slug in (Purpose.PROCESSING, Purpose.NEWS)}
    assert Subscription.objects.get().topic == "draft:1"
    assert [message.to for message in mail.outbox] == [[EMAIL]]


def test_the_wording_that_was_seen_is_the_one_agreed_to() -> None:
    old = make_wording(Purpose.PROCESSING, "Старый текст.")
    make_wording(Purpose.PROCESSING, "Новый текст.")
    form = form_of(email=EMAIL, processing=str(old.version))
    assert form.is_valid()
    contact = form.write_contact("comment:1")
    assert contact is not None
    assert contact.consents.get().text == old


def test_an_invented_version_is_no_consent() -> None:
    make_wordings()
    assert not form_of(email=EMAIL, processing="99").is_valid()


def test_a_name_is_shown_only_while_its_own_consent_holds() -> None:
    make_wordings()
    shown = form_of(name="Имярек", processing="1", showing_name="1")
    hidden = form_of(name="Аноним", processing="1")
    assert shown.is_valid()
    assert hidden.is_valid()
    with_name, without = shown.write_contact("comment:1"), hidden.write_contact("comment:2")
    assert with_name is not None
    assert without is not None
    assert consents.shown_names([with_name.pk, without.pk]) == {with_name.pk: "Имярек"}
    consents.end(with_name, ConsentGiven.End.WITHDRAWN, [Purpose.SHOWING_NAME])
    assert consents.shown_names([with_name.pk]) == {}
