"""Lists with a query: the order of the site's search, marked fragments, filters and other orders."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import ActRecord
from documents.publication import withdraw
from tests.factories.documents import make_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def acts() -> list[ActRecord]:
    return [
        make_act("1-п", title="О бюджете", paragraphs=["1. Отремонтировать мост."], adopted_on=date(2026, 1, 3)),
        make_act("2-п", title="О ремонте мостов", paragraphs=["1. Мосты чинить."], adopted_on=date(2026, 1, 1)),
        make_act("3-п", title="О выборах", paragraphs=["1. Назначить выборы."], adopted_on=date(2026, 1, 2)),
        make_act(
            "4-п", title="О мостах и дорогах", paragraphs=["1. Мост <b>закрыть</b>."], adopted_on=date(2025, 1, 1)
        ),
    ]


def numbers(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content.decode()
    return [record["number"] for record in answer.json()["results"]]


def test_words_are_found_in_any_form_the_best_first(ask: Any, acts: list[ActRecord]) -> None:
    found = numbers(ask("acts/", q="моста"))
    assert set(found) == {"1-п", "2-п", "4-п"}
    assert found[-1] == "1-п"


def test_the_words_are_marked_and_the_text_is_no_markup(ask: Any, acts: list[ActRecord]) -> None:
    fragments = {record["number"]: record["highlight"] for record in ask("acts/", q="мост").json()["results"]}
    assert "<mark>Мост</mark> &lt;b&gt;закрыть" in fragments["4-п"]
    assert "highlight" not in ask("acts/").json()["results"][0]


def test_a_number_is_found_first(ask: Any, acts: list[ActRecord]) -> None:
    assert numbers(ask("acts/", q="№ 3-п"))[0] == "3-п"


def test_filters_narrow_what_is_found(ask: Any, acts: list[ActRecord]) -> None:
    assert numbers(ask("acts/", q="мост", year=2025)) == ["4-п"]
    assert numbers(ask("acts/", q="мост", number="2-п", status="awaiting_publication")) == ["2-п"]
    assert numbers(ask("acts/", q="мост", status="repealed")) == []


@pytest.mark.parametrize(
    ("sort", "expected"), [("adopted_on", ["4-п", "2-п", "1-п"]), ("-adopted_on", ["1-п", "2-п", "4-п"])]
)
def test_another_order_can_be_asked_for(ask: Any, acts: list[ActRecord], sort: str, expected: list[str]) -> None:
    assert numbers(ask("acts/", q="мост", sort=sort)) == expected
    first = ask("acts/", q="мост", sort=sort, limit=2)
    assert numbers(first) + numbers(ask(first.json()["next"])) == expected
    assert all("<mark>" in record["highlight"] for record in first.json()["results"])


def test_pages_of_a_search_are_the_whole_of_it(walk: Any, ask: Any, acts: list[ActRecord]) -> None:
    pages = list(walk("acts/", q="мост", limit=1))
    assert [len(page) for page in pages] == [1, 1, 1]
    assert [page[0]["number"] for page in pages] == numbers(ask("acts/", q="мост"))
    second = ask(ask("acts/", q="мост", limit=1).json()["next"]).json()
    assert ask(second["prev"]).json()["results"] == pages[0]


def test_nothing_found_is_an_empty_list(ask: Any, acts: list[ActRecord]) -> None:
    for query in ("синхрофазотрон", "?", "''"):
        assert ask("acts/", q=query).json() == {"results": [], "next": None, "prev": None}


def test_a_withdrawn_act_is_not_found(ask: Any, acts: list[ActRecord]) -> None:
    withdraw(acts[0], reason="Ошибка.", by=None)
    assert set(numbers(ask("acts/", q="мост"))) == {"2-п", "4-п"}


def test_fields_work_with_a_query(ask: Any, acts: list[ActRecord]) -> None:
    assert ask("acts/", q="выборы", fields="number").json()["results"] == [{"number": "3-п"}]


def test_a_keyset_cursor_is_no_page_of_a_search(ask: Any, acts: list[ActRecord]) -> None:
    cursor = ask("acts/", limit=1).json()["next"].split("cursor=")[1]
    assert ask("acts/", q="мост", cursor=cursor).status_code == 404


def test_a_query_too_broad_to_be_sorted_is_refused(
    ask: Any, acts: list[ActRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.searching.MOST_SORTED", 2)
    answer = ask("acts/", q="мост", sort="adopted_on")
    assert answer.status_code == 400
    assert "уточните q" in answer.json()["errors"][0]["detail"]


def test_a_search_costs_the_same_for_few_and_for_many(ask: Any, acts: list[ActRecord]) -> None:
    costs = []
    for limit in (1, 3):
        with CaptureQueriesContext(connection) as captured:
            ask("acts/", q="мост", limit=limit)
        costs.append(len(captured))
    assert costs[0] == costs[1]
