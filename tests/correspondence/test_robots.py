"""Robots are sent away, people lose nothing: a form that fails a check comes back with what was typed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone

from correspondence import network, robots
from correspondence.forms import ContactFieldsMixin, RobotChecksMixin
from correspondence.models import Arrival, TraceKey
from tests.factories.correspondence import make_wordings, robot_fields

pytestmark = pytest.mark.django_db

TOPIC = "draft:1"
WORDS = "Два часа я писал это замечание."


class RemarkForm(RobotChecksMixin, ContactFieldsMixin):
    text = forms.CharField()


def form_of(topic: str = TOPIC, **fields: str) -> RemarkForm:
    return RemarkForm({"text": WORDS, **robot_fields(topic), **fields}, topic=topic)


def request_from(address: str = "203.0.113.7") -> HttpRequest:
    return RequestFactory().post("/", REMOTE_ADDR=address)


def send(address: str = "203.0.113.7", topic: str = TOPIC, **fields: str) -> tuple[Any, RemarkForm]:
    form = form_of(topic, **fields)
    assert form.is_valid(), form.errors
    return robots.admit(request_from(address), form), form


# --- Honeypot and time trap -----------------------------------------------------------------------------


def test_people_neither_see_nor_reach_the_honeypot() -> None:
    shown = {field.name: str(field) for field in form_of().hidden_fields()}
    assert set(shown) == {"website", "stamp"}
    assert 'class="visually-hidden" aria-hidden="true"' in shown["website"]
    assert 'tabindex="-1"' in shown["website"]
    assert 'autocomplete="off"' in shown["website"]


def test_a_person_passes() -> None:
    assert form_of().is_valid()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"website": "http://spam.example"}, "скрытое поле"),
        ({"stamp": ""}, "неполной"),
        ({"stamp": "1764000000:aa:draft:1.forged"}, "неполной"),
        (robot_fields("draft:2"), "неполной"),
    ],
)
def test_who_fails_gets_the_words_back_with_an_explanation(fields: dict[str, str], words: str) -> None:
    form = form_of(**fields)
    assert not form.is_valid()
    assert words in form.errors["__all__"][0]
    assert form["text"].value() == WORDS
    assert not form["website"].value()


@pytest.mark.parametrize(
    ("age", "words"), [(timedelta(seconds=1), "слишком быстро"), (timedelta(hours=25), "слишком долго")]
)
def test_a_form_sent_too_soon_or_too_late_gives_the_words_back(age: timedelta, words: str) -> None:
    form = form_of(**robot_fields(TOPIC, age=age))
    assert not form.is_valid()
    assert words in form.errors["__all__"][0]
    assert form["text"].value() == WORDS


def test_two_hours_of_typing_do_not_expire() -> None:
    assert form_of(**robot_fields(TOPIC, age=timedelta(hours=2, minutes=5))).is_valid()


@pytest.mark.parametrize("age", [timedelta(seconds=1), timedelta(hours=25)])
def test_the_form_that_came_back_passes_a_little_later(age: timedelta, travel: Callable[..., None]) -> None:
    returned = form_of(**robot_fields(TOPIC, age=age))
    assert not returned.is_valid()
    travel(seconds=5)
    again = form_of(stamp=returned["stamp"].value(), website=returned["website"].value() or "")
    assert again.is_valid(), again.errors


def test_one_showing_has_one_key_and_the_next_another() -> None:
    fields = robot_fields(TOPIC)
    first, second, other = form_of(**fields), form_of(**fields), form_of()
    assert all(form.is_valid() for form in (first, second, other))
    assert first.showing_key == second.showing_key != other.showing_key


# --- Limits -----------------------------------------------------------------------------------------------


def test_a_network_may_send_five_an_hour_and_is_told_when_again(travel: Callable[..., None]) -> None:
    for _ in range(5):
        assert send()[0] == robots.Admission(needs_premoderation=False)
    admission, form = send()
    assert admission is None
    assert "Ничего не потеряно" in form.errors["__all__"][0]
    assert "после" in form.errors["__all__"][0]
    assert send("203.0.113.8")[0] is not None
    travel(hours=1)
    assert send()[0] is not None


def test_a_network_may_send_twenty_a_day(travel: Callable[..., None]) -> None:
    for _ in range(20):
        travel(minutes=61)
        assert send()[0] is not None
    travel(minutes=61)
    assert send()[0] is None


def test_addresses_of_one_household_count_together() -> None:
    for host in range(5):
        send(f"2001:db8:1:2::{host + 1}")
    assert send("2001:db8:1:2:ffff::9")[0] is None
    assert send("2001:db8:1:3::1")[0] is not None


def test_an_ipv4_address_is_itself_inside_ipv6() -> None:
    for _ in range(5):
        send("203.0.113.7")
    assert send("::ffff:203.0.113.7")[0] is None


def test_a_shared_gateway_is_not_limited_by_its_address(settings: Any) -> None:
    settings.SHARED_GATEWAYS = ["198.51.100.0/24", "2001:db8:9::/48"]
    for address in ("198.51.100.20", "2001:db8:9::1"):
        assert all(send(address)[0] for _ in range(7))
    assert set(Arrival.objects.values_list("network", flat=True)) == {""}


def test_a_mailbox_may_be_given_five_times_a_day_whatever_its_spelling(travel: Callable[..., None]) -> None:
    make_wordings()
    given = {"processing": "1"}
    for number in range(5):
        assert send(f"203.0.113.{number}", email="Zhitel@aleysk.example", **given)[0] is not None
    admission, form = send("203.0.113.50", email="zhitel@ALEYSK.example", **given)
    assert admission is None
    assert "без адреса почты" in form.errors["__all__"][0]
    assert send("203.0.113.51")[0] is not None
    travel(hours=24)
    assert send("203.0.113.50", email="zhitel@aleysk.example", **given)[0] is not None


def test_a_crowded_topic_is_not_closed_but_looked_at_first(settings: Any) -> None:
    settings.ARRIVAL_LIMITS = {**settings.ARRIVAL_LIMITS, "topic": [(3, timedelta(hours=1))]}
    admissions = [send(f"203.0.113.{number}")[0] for number in range(5)]
    assert [admission.needs_premoderation for admission in admissions] == [False, False, False, True, True]
    assert send("203.0.113.9", topic="draft:2")[0].needs_premoderation is False


def test_a_form_that_is_refused_is_not_counted() -> None:
    for _ in range(7):
        send()
    assert Arrival.objects.count() == 5


# --- Traces -----------------------------------------------------------------------------------------------


def test_traces_hold_neither_address() -> None:
    make_wordings()
    send("203.0.113.7", email="zhitel@aleysk.example", processing="1")
    stored = str(Arrival.objects.values().get()) + str(TraceKey.objects.values().get())
    assert "203.0.113" not in stored
    assert "zhitel" not in stored


def test_the_count_goes_on_over_the_end_of_a_month(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [datetime(2026, 11, 30, 23, 50, tzinfo=ZoneInfo("Asia/Barnaul"))]
    monkeypatch.setattr(timezone, "now", lambda: clock[0])
    for _ in range(5):
        send()
    clock[0] += timedelta(minutes=20)
    assert send()[0] is None
    assert send("203.0.113.8")[0] is not None
    assert TraceKey.objects.count() == 2
    assert len(set(Arrival.objects.values_list("network", flat=True))) == 2


def test_a_request_without_an_address_counts_as_unknown() -> None:
    assert network.network_of(request_from("")) == "unknown"
    assert network.network_of(request_from("2001:db8:1:2::5")) == "2001:db8:1:2::/64"
