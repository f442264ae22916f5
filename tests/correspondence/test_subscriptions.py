"""News of a topic reach each address once, and stop by one click."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from correspondence import confirmation, consents, subscriptions
from correspondence.addresses import unsubscribe_link
from correspondence.consents import Purpose
from correspondence.models import Contact, Subscription
from tests.factories.correspondence import make_contact, make_wording

pytestmark = pytest.mark.django_db

TOPIC = "draft:1"
CONTEXT = {"link": "https://site/", "confirm_until": timezone.now()}
Commit = Callable[[], Any]


def notify(event: str = "closed") -> int:
    return subscriptions.notify(TOPIC, event, confirmation.LETTER, CONTEXT)


def subscribed(email: str = "zhitel@aleysk.example", *, confirmed: bool = True) -> Subscription:
    contact = make_contact(email, confirmed=confirmed)
    return subscriptions.subscribe(contact, TOPIC, title="Правила благоустройства")


def path_of(subscription: Subscription) -> str:
    return "/" + unsubscribe_link(subscription).split("/", 3)[3]


def test_each_confirmed_address_gets_one_letter(commit: Commit) -> None:
    subscribed()
    subscribed("ZHITEL@aleysk.example")
    subscribed("drugoy@aleysk.example")
    subscribed("neznakomyi@aleysk.example", confirmed=False)
    subscriptions.subscribe(make_contact("inoe@aleysk.example"), "draft:2", title="Другое")
    with commit():
        assert notify() == 2
    assert {message.to[0] for message in mail.outbox} == {"zhitel@aleysk.example", "drugoy@aleysk.example"}


def test_an_event_told_again_writes_nothing(commit: Commit) -> None:
    subscribed()
    assert [notify(), notify(), notify("adopted")] == [1, 0, 1]


def test_subscribing_twice_is_once() -> None:
    contact = make_contact()
    assert subscriptions.subscribe(contact, TOPIC, title="") == subscriptions.subscribe(contact, TOPIC, title="")


def test_letters_carry_the_one_click_headers(commit: Commit) -> None:
    subscription = subscribed()
    with commit():
        notify()
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe"] == f"<{unsubscribe_link(subscription)}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_opening_the_link_unsubscribes_nobody_one_post_does(commit: Commit) -> None:
    subscription, twin = subscribed(), subscribed()
    client = Client(enforce_csrf_checks=True)
    assert "Правила благоустройства" in client.get(path_of(subscription)).content.decode()
    assert notify() == 1
    answer = client.post(path_of(subscription), {"List-Unsubscribe": "One-Click"}, follow=True)
    assert "Вы отписаны" in answer.content.decode()
    assert notify("adopted") == 0
    twin.refresh_from_db()
    assert twin.ended_at is not None


def test_unsubscribing_ends_the_consent_to_news_and_no_other() -> None:
    subscription = subscribed()
    for purpose in (Purpose.NEWS, Purpose.PROCESSING):
        consents.give(subscription.contact, make_wording(purpose), subject=TOPIC)
    subscriptions.unsubscribe(subscription)
    held = subscription.contact.consents.holding()
    assert [consent.text.slug for consent in held] == [Purpose.PROCESSING]


@pytest.mark.parametrize("signed", ["x", "a.b", "00000000000000000000000000000000.sig"])
def test_a_forged_link_finds_nobody(client: Client, signed: str) -> None:
    subscribed()
    for kind in ("unsubscribe", "own-data"):
        assert client.post(f"/letters/{kind}/{signed}/").status_code == 404
    assert Subscription.objects.holding().exists()


def test_a_link_for_one_use_is_no_link_for_another(client: Client) -> None:
    subscription = subscribed()
    Contact.objects.update(public_id=subscription.public_id)
    signed = path_of(subscription).split("/")[-2]
    assert client.get(f"/letters/own-data/{signed}/").status_code == 404


def test_telling_many_costs_no_more_statements(django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        subscribed(f"zhitel{number}@aleysk.example")
    with django_assert_max_num_queries(6):
        assert notify() == 30


def test_a_topic_that_is_over_keeps_nobody() -> None:
    subscription = subscribed()
    consents.give(subscription.contact, make_wording(Purpose.NEWS), subject=TOPIC)
    subscriptions.close(TOPIC)
    assert notify() == 0
    assert not subscription.contact.consents.holding().exists()
    assert set(subscription.contact.consents.values_list("ended_by", flat=True)) == {"term"}
