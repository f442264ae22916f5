"""The search page: an ordinary page of links that helps when there is nothing."""

import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from documents.models import ActRecord
from search.engines import server
from search.finding import find
from tests.factories.documents import make_home
from tests.factories.structure import make_unit

pytestmark = pytest.mark.django_db
MakeAct = Callable[..., ActRecord]
NOWHERE = "elasticsearch://127.0.0.1:9"


@pytest.fixture(autouse=True)
def home() -> None:
    make_home()


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_results_are_marked_and_lead_to_the_clause(client: Client, act: MakeAct) -> None:
    act("О порядке", "1. Порядок.", "2. Вывозить <b>снег</b>.")
    html = page(client, "/search/?q=снега")
    assert "<mark>снег</mark>" in html
    assert "<b>" not in html
    assert "#p-2" in html


def test_a_result_says_kind_number_date_and_status_of_an_act(client: Client, act: MakeAct) -> None:
    act("О снеге", "1. Снег.", number="145-п", adopted_on=date(2026, 3, 12))
    html = page(client, "/search/?q=снег").replace("\xa0", " ")
    assert "Постановление № 145-п" in strip_tags(html)
    assert "12 марта 2026 г." in html
    assert "ожидает официального опубликования" in html.split('<ol class="rows', 1)[1]


def test_a_result_that_is_no_act_says_what_it_is(client: Client) -> None:
    unit = make_unit("Отдел благоустройства")
    html = page(client, "/search/?q=благоустройство").split('<ol class="rows', 1)[1]
    assert "Подразделение" in html
    assert "Подразделения" not in html
    assert unit.name.split()[0] in html


def test_acts_are_read_in_one_statement_however_many_are_found(
    client: Client, act: MakeAct, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    act("О снеге первом", "1. Снег.")
    with CaptureQueriesContext(connection) as one:
        page(client, "/search/?q=снег")
    for number in range(4):
        act(f"О снеге {number}", "1. Снег.")
    with django_assert_max_num_queries(len(one)):
        page(client, "/search/?q=снег")


def test_what_was_typed_is_shown_and_not_obeyed(client: Client) -> None:
    html = page(client, "/search/?q=<script>alert(1)</script>")
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_an_empty_result_helps(client: Client, act: MakeAct) -> None:
    html = page(client, "/search/?q=дароносица+паникадило&year=2020")
    assert "ничего не нашлось" in html
    assert "/documents/acts/" in html
    assert "Искать без отбора" in html


def test_filters_are_links_with_counts_and_can_be_taken_off(client: Client, act: MakeAct) -> None:
    act("О воде первой", adopted_on=date(2025, 1, 1))
    act("О воде второй", adopted_on=date(2026, 1, 1))
    html = page(client, "/search/?q=вода")
    assert "?q=%D0%B2%D0%BE%D0%B4%D0%B0&amp;year=2025" in html
    html = page(client, "/search/?q=вода&year=2025")
    assert "первой" in html
    assert "второй" not in html
    assert '<span class="visually-hidden">Убрать отбор, Год:</span> 2025' in html


def test_pages_follow_each_other_to_the_end(client: Client, act: MakeAct, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.page.ON_PAGE", 2)
    for number in range(3):
        act(f"О воде {number}")
    first, second = page(client, "/search/?q=вода"), page(client, "/search/?q=вода&page=2")
    assert "page=2" in first
    assert "page=3" not in second
    assert first.count('class="row"') == 2
    assert second.count('class="row"') == 1


@pytest.mark.parametrize("rest", ["page=999", "page=-1", "page=x", "year=abc", "year=99999999999", "from=2026-13-45"])
def test_a_strange_address_is_no_error(client: Client, act: MakeAct, rest: str) -> None:
    act("О воде")
    page(client, f"/search/?q=вода&{rest}")


def test_without_a_query_the_page_says_what_to_type(client: Client) -> None:
    assert "145-п" in page(client, "/search/")


def test_with_the_search_server_down_the_page_answers_and_says_so(client: Client, act: MakeAct) -> None:
    act("О воде")
    with override_settings(SEARCH_URL=NOWHERE):
        html = page(client, "/search/?q=воды")
    assert "О <mark>воде</mark>" in html
    assert "не отвечает" in html


@pytest.mark.django_db(transaction=True)
def test_with_the_search_server_down_saving_works(act: MakeAct, caplog: pytest.LogCaptureFixture) -> None:
    with override_settings(SEARCH_URL=NOWHERE):
        act("О дароносице")
    assert find("дароносица").total == 1


def test_the_command_finds_what_the_page_finds(act: MakeAct) -> None:
    act("О воде", number="145-п")
    out = StringIO()
    call_command("search", "145-п", stdout=out)
    assert "1. О воде" in out.getvalue()
    assert "номер совпал" in out.getvalue()
    out = StringIO()
    call_command("search", "воды", "--json", "--limit", "1", stdout=out)
    answer = json.loads(out.getvalue())
    assert answer["total"] == 1
    assert answer["hits"][0]["title"] == "О воде"


def test_the_command_says_when_there_is_nothing(act: MakeAct) -> None:
    out = StringIO()
    call_command("search", "дароносица", stdout=out)
    assert "0 результатов" in out.getvalue().replace("\xa0", " ")


def test_a_failing_server_is_never_asked_twice_for_one_page(client: Client, act: MakeAct) -> None:
    act("О воде")
    with (
        override_settings(SEARCH_URL=NOWHERE),
        patch.object(server, "client", side_effect=server.client) as asked,
    ):
        page(client, "/search/?q=воды")
    assert asked.call_count == 1
