"""Refusals: which parameter is wrong, in words that say what to do, always as a problem."""

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def errors(answer: Any) -> dict[str, str]:
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    return {error["parameter"]: error["detail"] for error in answer.json()["errors"]}


@pytest.mark.parametrize("resource", ["", "acts/", "editions/", "news/", "units/", "changes/", "openapi.json"])
def test_an_unknown_parameter_is_refused_everywhere(ask: Any, resource: str) -> None:
    assert "unknown" in errors(ask(resource, unknown="1"))


def test_a_slip_of_the_pen_is_guessed(ask: Any) -> None:
    assert "Может быть, «limit»?" in errors(ask("acts/", limti="1"))["limti"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("limit", "501"),
        ("limit", "0"),
        ("limit", "-1"),
        ("limit", "ten"),
        ("limit", "5.0"),
        ("limit", "٥"),
        ("limit", ""),
        ("cursor", "garbage"),
        ("cursor", ""),
        ("fields", "number,secret"),
        ("fields", ""),
        ("sort", "title"),
        ("status", "действует"),
        ("year", "0"),
        ("year", "99999999999999999999999"),
        ("adopted_on", "12.03.2026"),
        ("adopted_on", "2026-02-30"),
        ("adopted_on_from", "2026-3-1"),
        ("adopted_on_to", "20260312"),
        ("modified_since", "2026-03-12"),
        ("modified_since", "2026-03-12T09:00:00"),
        ("modified_since", "2026-03-12T25:00:00Z"),
        ("number", "145\0"),
        ("kind", "в" * 201),
        ("q", ""),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_and_named(ask: Any, name: str, value: str) -> None:
    assert list(errors(ask("acts/", **{name: value}))) == [name]


def test_every_fault_is_told_at_once(ask: Any) -> None:
    assert set(errors(ask("acts/", limit="many", sort="title", colour="red"))) == {"limit", "sort", "colour"}


def test_a_parameter_given_twice_is_refused(ask: Any) -> None:
    assert "несколько раз" in errors(ask("/api/v1/acts/?kind=a&kind=b"))["kind"]


def test_a_problem_has_all_its_members(ask: Any) -> None:
    body = ask("acts/", limit="501").json()
    assert body["type"].endswith("/opendata/#bad-request")
    assert body["status"] == 400
    assert body["instance"] == "/api/v1/acts/"
    assert body["errors"][0]["pointer"] == "#/limit"


@pytest.mark.parametrize(
    "path",
    ["/api/", "/api/v1/none/", "/api/v2/acts/", "/api/v1/acts/none/more", "/api/v1/units/a%0Ab/", "/api/v1/acts/%0A"],
)
def test_an_unknown_address_is_a_problem_too(ask: Any, path: str) -> None:
    answer = ask(path)
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_a_forgotten_slash_is_added(ask: Any) -> None:
    answer = ask("/api/v1/acts?limit=2")
    assert answer.status_code == 301
    assert answer["Location"] == "/api/v1/acts/?limit=2"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("path", ["/api/v1/acts/", "/api/v1/", "/api/v1/changes/"])
def test_nothing_can_be_written(client: Client, method: str, path: str) -> None:
    answer = getattr(client, method)(path)
    assert answer.status_code == 405
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_another_form_than_json_is_not_to_be_had(ask: Any) -> None:
    answer = ask("acts/", headers={"Accept": "text/csv"})
    assert answer.status_code == 406
    assert answer["Content-Type"] == "application/problem+json"


def test_an_error_of_the_server_is_a_problem_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("api.resources.answer", fail)
    client.raise_request_exception = False
    answer = client.get("/api/v1/acts/")
    assert answer.status_code == 500
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 500
