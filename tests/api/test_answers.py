"""What comes with every answer: conditions, links, other sites' scripts, limits."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date

from documents.publication import withdraw
from tests.factories.documents import make_act

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["", "acts/", "changes/", "openapi.json", "acts/?q=дорога"])
def test_an_unchanged_answer_is_not_sent_twice(ask: Any, path: str) -> None:
    make_act()
    first = ask(path)
    assert first["ETag"].startswith('W/"')
    second = ask(path, headers={"If-None-Match": first["ETag"]})
    assert (second.status_code, second.content) == (304, b"")
    assert second["ETag"] == first["ETag"]


def test_a_detail_is_asked_about_by_tag_and_by_date(ask: Any) -> None:
    path = f"acts/{make_act().public_id}/"
    first = ask(path)
    assert ask(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert ask(path, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    assert ask(path, headers={"If-Modified-Since": http_date(0)}).status_code == 200


def test_a_withdrawal_changes_the_list_and_its_date(ask: Any) -> None:
    act = make_act()
    first = ask("acts/")
    withdraw(act, reason="Ошибка.", by=None)
    assert ask("acts/", headers={"If-None-Match": first["ETag"]}).status_code == 200
    act.refresh_from_db()
    assert ask("acts/")["Last-Modified"] == http_date(act.modified_at.timestamp())


def test_acts_may_read_differently_from_midnight_on(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    act = make_act()
    tomorrow = timezone.localtime() + timezone.timedelta(days=1)
    monkeypatch.setattr("api.resources.timezone.localtime", lambda *args: tomorrow)
    midnight = tomorrow.replace(hour=0, minute=0, second=0, microsecond=0)
    for path in ("acts/", f"acts/{act.public_id}/"):
        assert ask(path, fields="number")["Last-Modified"] == http_date(midnight.timestamp())


def test_links_lead_to_the_licence_and_the_description(ask: Any) -> None:
    for path in ("", "acts/", "none/"):
        link = ask(path)["Link"]
        assert '/opendata/terms>; rel="license"' in link
        assert '/api/v1/openapi.json>; rel="service-desc"' in link
    assert ask("acts/")["Vary"].lower().startswith("accept")


def test_head_answers_like_get_without_the_text(client: Client) -> None:
    make_act()
    got, head = client.get("/api/v1/acts/"), client.head("/api/v1/acts/")
    assert head.content == b""
    assert (head.status_code, head["ETag"], head["Content-Length"]) == (200, got["ETag"], got["Content-Length"])


def test_options_says_what_is_allowed(client: Client) -> None:
    answer = client.options("/api/v1/acts/")
    assert (answer.status_code, answer["Allow"]) == (204, "GET, HEAD, OPTIONS")


def test_scripts_of_any_site_may_read(client: Client) -> None:
    answer = client.get("/api/v1/acts/", headers={"Origin": "https://example.org"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    exposed = {name.strip() for name in answer["Access-Control-Expose-Headers"].split(",")}
    assert exposed >= {"ETag", "Link", "RateLimit", "RateLimit-Policy", "Retry-After", "Deprecation", "Sunset"}
    preflight = client.options(
        "/api/v1/acts/", headers={"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    )
    assert preflight["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Origin" not in client.get("/", headers={"Origin": "https://example.org"})


def test_limits_are_off_by_default(ask: Any) -> None:
    assert {ask("").status_code for _ in range(70)} == {200}


def test_who_asks_too_often_is_told_when_to_come_back(ask: Any, settings: Any) -> None:
    settings.API_RATE_LIMIT = "3/min"
    settings.API_RATE_LIMIT_FIELDS = True
    assert [ask("")["RateLimit"].split(";")[1] for _ in range(3)] == ["r=2", "r=1", "r=0"]
    refused = ask("")
    assert refused.status_code == 429
    assert refused["Content-Type"] == "application/problem+json"
    assert 0 < int(refused["Retry-After"]) <= 60
    assert refused["RateLimit-Policy"] == '"api";q=3;w=60'
    assert ask("", headers={"X-Forwarded-For": "10.0.0.1"}).status_code == 429


def test_an_answer_304_does_not_count(ask: Any, settings: Any) -> None:
    settings.API_RATE_LIMIT = "2/min"
    tag = ask("")["ETag"]
    assert {ask("", headers={"If-None-Match": tag}).status_code for _ in range(5)} == {304}
    assert ask("").status_code == 200
    assert ask("").status_code == 429
