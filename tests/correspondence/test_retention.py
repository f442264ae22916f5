"""What must be erased is, in time and by the settings; what must stay stays; the journal counts and names nobody."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.dispatch import Signal
from django.utils import timezone

from correspondence import confirmation, consents, outbox, retention, robots, subscriptions, withdrawal
from correspondence.consents import Purpose
from correspondence.erasing import erase
from correspondence.models import Arrival, ConsentGiven, Contact, Erasure, Letter, TraceKey
from correspondence.signals import consent_ended, contact_erased
from tests.correspondence.test_robots import form_of, request_from
from tests.factories.correspondence import make_contact, make_wordings

pytestmark = pytest.mark.django_db

EMAIL = "zhitel@aleysk.example"
CONTEXT = {"link": "https://site/", "confirm_until": timezone.now()}


@pytest.fixture
def heard() -> Any:
    """What rooms above hear, as (signal, purpose)."""
    told: list[tuple[str, str]] = []

    def erased(**about: Any) -> None:
        told.append(("erased", ""))

    def ended(purpose: str, **about: Any) -> None:
        told.append(("ended", purpose))

    signals: dict[Signal, Any] = {contact_erased: erased, consent_ended: ended}
    for signal, receiver in signals.items():
        signal.connect(receiver)
    yield told
    for signal, receiver in signals.items():
        signal.disconnect(receiver)


def full_contact(name: str = "Имярек", **more: Any) -> Contact:
    contact = make_contact(EMAIL, name=name, **more)
    for text in make_wordings().values():
        consents.give(contact, text, subject="comment:1")
    subscriptions.subscribe(contact, "draft:1", title="Проект")
    outbox.write(contact, confirmation.LETTER, CONTEXT)
    return contact


def assert_erased(contact: Contact) -> None:
    contact.refresh_from_db()
    assert (contact.email, contact.name, contact.email_hash) == ("", "", "")
    assert contact.erased_at is not None
    assert not contact.consents.holding().exists()
    assert not contact.subscriptions.holding().exists()
    assert set(contact.letters.values_list("state", "content_sealed")) <= {("dropped", ""), ("sent", "")}


def journal() -> dict[str, int]:
    return {entry.rule: entry.count for entry in Erasure.objects.all()}


def test_an_address_nobody_confirmed_is_erased_after_its_term(travel: Any) -> None:
    contact = Contact.objects.write_down(email=EMAIL)
    confirmation.ask(contact)
    outbox.write(contact, confirmation.LETTER, CONTEXT)
    travel(hours=71)
    assert not any(outcome.count for outcome in retention.run())
    travel(hours=2)
    retention.run()
    assert_erased(contact)
    assert journal() == {"адреса почты: не подтверждены вовремя": 1}


def test_a_name_given_with_an_unconfirmed_address_stays(travel: Any) -> None:
    contact = Contact.objects.write_down(email=EMAIL, name="Имярек")
    texts = make_wordings()
    for purpose in Purpose.values:
        consents.give(contact, texts[purpose], subject="comment:1")
    confirmation.ask(contact)
    travel(hours=73)
    retention.run()
    contact.refresh_from_db()
    assert (contact.email, contact.name, contact.erased_at) == ("", "Имярек", None)
    assert consents.shown_names([contact.pk]) == {contact.pk: "Имярек"}
    assert {given.text.slug for given in contact.consents.holding()} == {Purpose.PROCESSING, Purpose.SHOWING_NAME}
    assert retention.run()[0].count == 0


def test_a_confirmed_address_outlives_the_confirming_term(travel: Any) -> None:
    contact = full_contact()
    travel(hours=100)
    retention.run()
    contact.refresh_from_db()
    assert contact.email == EMAIL


def test_address_and_name_go_a_year_after_the_summary(travel: Any, settings: Any) -> None:
    contact = full_contact()
    subscriptions.unsubscribe(contact.subscriptions.get())
    consents.purpose_ended([contact.pk], timezone.now())
    travel(days=settings.PERSONAL_DATA_AFTER_PURPOSE.days - 1)
    retention.run()
    contact.refresh_from_db()
    assert contact.has_email
    travel(days=2)
    retention.run()
    assert_erased(contact)
    assert set(contact.consents.values_list("ended_by", flat=True)) == {"term", "withdrawn"}


def test_who_still_wants_news_keeps_the_address(travel: Any) -> None:
    contact = full_contact()
    consents.purpose_ended([contact.pk], timezone.now())
    travel(days=400)
    retention.run()
    contact.refresh_from_db()
    assert contact.has_email
    subscriptions.unsubscribe(contact.subscriptions.get())
    retention.run()
    assert_erased(contact)


def test_no_address_is_kept_for_ever_though_no_room_sets_an_end(travel: Any, settings: Any) -> None:
    contact = make_contact(EMAIL)
    travel(days=settings.PERSONAL_DATA_LONGEST.days + 1)
    retention.run()
    assert_erased(contact)


def test_withdrawing_the_consent_to_processing_erases_at_once(heard: list[tuple[str, str]]) -> None:
    contact = full_contact()
    withdrawal.withdraw(contact, Purpose.PROCESSING)
    assert_erased(contact)
    assert ("erased", "") in heard
    assert {purpose for deed, purpose in heard if deed == "ended"} == set(Purpose.values)
    assert set(contact.consents.values_list("ended_by", flat=True)) == {"withdrawn"}
    assert not erase(contact, ConsentGiven.End.WITHDRAWN)


def test_withdrawing_the_consent_to_the_name_hides_it_and_keeps_the_rest(heard: list[tuple[str, str]]) -> None:
    contact = full_contact()
    withdrawal.withdraw(contact, Purpose.SHOWING_NAME)
    assert heard == [("ended", Purpose.SHOWING_NAME)]
    assert consents.shown_names([contact.pk]) == {}
    contact.refresh_from_db()
    assert contact.name == "Имярек"
    assert contact.subscriptions.holding().exists()


def test_withdrawing_the_consent_to_news_ends_subscriptions() -> None:
    contact = full_contact()
    withdrawal.withdraw(contact, Purpose.NEWS)
    assert not contact.subscriptions.holding().exists()
    assert contact.consents.holding().count() == 2


def test_the_proof_of_a_consent_stays_three_years_after_its_end(travel: Any, settings: Any) -> None:
    contact = full_contact()
    withdrawal.withdraw(contact, Purpose.PROCESSING)
    travel(days=settings.CONSENT_RECORDS_KEPT.days - 1)
    retention.run()
    assert ConsentGiven.objects.count() == 3
    travel(days=2)
    retention.run()
    assert not ConsentGiven.objects.exists()
    retention.run()
    assert not Contact.objects.filter(pk=contact.pk).exists()


def test_traces_and_the_key_of_their_month_go_after_thirty_days(travel: Any) -> None:
    form = form_of()
    assert form.is_valid()
    robots.admit(request_from(), form)
    travel(days=29)
    retention.run()
    assert Arrival.objects.count() == 1
    travel(days=2)
    retention.run()
    assert not Arrival.objects.exists()
    travel(days=31)
    retention.run()
    assert not TraceKey.objects.exists()


def test_words_of_letters_that_could_not_leave_go_and_records_of_letters_later(travel: Any, settings: Any) -> None:
    letter = outbox.write(make_contact(EMAIL), confirmation.LETTER, CONTEXT)
    Letter.objects.update(state=Letter.State.GIVEN_UP, finished_at=timezone.now())
    travel(days=settings.UNSENT_LETTERS_KEPT.days + 1)
    retention.run()
    assert letter is not None
    letter.refresh_from_db()
    assert (letter.content_sealed, letter.state) == ("", Letter.State.DROPPED)
    travel(days=settings.LETTER_RECORDS_KEPT.days)
    retention.run()
    assert not Letter.objects.exists()


def test_the_command_tells_counts_and_nothing_else(capsys: Any, travel: Any) -> None:
    confirmation.ask(Contact.objects.write_down(email=EMAIL))
    travel(hours=73)
    call_command("erase_personal_data")
    call_command("erase_personal_data")
    told = capsys.readouterr().out
    assert told.splitlines() == ["адреса почты: не подтверждены вовремя: 1", "Стирать нечего."]


def test_a_rule_of_a_room_above_is_applied_and_its_failure_stops_no_other(monkeypatch: Any, travel: Any) -> None:
    def broken() -> int:
        raise ValueError(EMAIL)

    monkeypatch.setattr(retention, "_rules", {"сломанное": broken, **retention._rules, "отклонённый спам": lambda: 3})
    contact = Contact.objects.write_down(email=EMAIL)
    confirmation.ask(contact)
    travel(hours=73)
    with pytest.raises(CommandError, match="сломанное"):
        call_command("erase_personal_data")
    assert_erased(contact)
    assert journal()["отклонённый спам"] == 3


def test_terms_are_no_shorter_than_what_people_need(settings: Any) -> None:
    assert timedelta(hours=2) <= settings.FORM_FILLED_AT_MOST
    assert settings.LETTER_PAUSES[0].total_seconds() > settings.EMAIL_TIMEOUT * 2
