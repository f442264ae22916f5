"""Lists of records: order, pages, filters, fields, and what they cost."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.publishing import announce
from documents.models import ActRecord
from tests.factories.documents import make_act, make_body, make_kind, make_rubric

pytestmark = pytest.mark.django_db


@pytest.fixture
def acts() -> list[ActRecord]:
    return [
        make_act(f"{number}-п", adopted_on=date(2026, 1, 1 + number % 3), external_id=f"old:{number}")
        for number in range(7)
    ]


def numbers(results: list[dict[str, Any]]) -> list[str]:
    return [record["number"] for record in results]


def test_records_come_in_the_order_they_changed_in(ask: Any, acts: list[ActRecord]) -> None:
    announce([acts[2]])
    assert numbers(ask("acts/").json()["results"]) == ["0-п", "1-п", "3-п", "4-п", "5-п", "6-п", "2-п"]


@pytest.mark.parametrize("sort", ["modified_at", "-modified_at", "adopted_on", "-adopted_on"])
@pytest.mark.parametrize("limit", [1, 3, 7])
def test_pages_together_are_the_whole_list(walk: Any, acts: list[ActRecord], sort: str, limit: int) -> None:
    pages = list(walk("acts/", sort=sort, limit=limit))
    seen = [record["id"] for page in pages for record in page]
    column = sort.lstrip("-")
    expected = sorted(
        ActRecord.objects.public(), key=lambda act: (getattr(act, column), act.public_id), reverse=sort.startswith("-")
    )
    assert seen == [str(act.public_id) for act in expected]
    assert all(len(page) == limit for page in pages[:-1])


def test_prev_leads_back_to_the_same_page(ask: Any, acts: list[ActRecord]) -> None:
    first = ask("acts/", limit=3).json()
    second = ask(first["next"]).json()
    assert first["prev"] is None
    assert ask(second["prev"]).json()["results"] == first["results"]


def test_neighbours_are_in_the_link_header_too(ask: Any, acts: list[ActRecord]) -> None:
    second = ask(ask("acts/", limit=2).json()["next"])
    assert f'<{second.json()["next"]}>; rel="next"' in second["Link"]
    assert f'<{second.json()["prev"]}>; rel="prev"' in second["Link"]


def test_a_walk_misses_nothing_while_acts_are_published_and_changed(ask: Any, acts: list[ActRecord]) -> None:
    answer = ask("acts/", limit=2).json()
    seen = [(record["id"], record["modified_at"]) for record in answer["results"]]
    steps = iter([lambda: announce([acts[0]]), lambda: make_act("новый"), lambda: announce([acts[6]])])
    while answer["next"]:
        next(steps, lambda: None)()
        answer = ask(answer["next"]).json()
        seen += [(record["id"], record["modified_at"]) for record in answer["results"]]
    assert len(set(seen)) == len(seen)
    latest = {(str(act.public_id), timezone.localtime(act.modified_at).isoformat()) for act in ActRecord.objects.all()}
    assert latest <= set(seen)
    untouched = {str(act.public_id) for act in acts[1:6]}
    assert sorted(public_id for public_id, _ in seen if public_id in untouched) == sorted(untouched)


def test_modified_since_includes_the_moment_itself(ask: Any, acts: list[ActRecord]) -> None:
    moment = ask("acts/").json()["results"][4]["modified_at"]
    assert numbers(ask("acts/", modified_since=moment).json()["results"]) == ["4-п", "5-п", "6-п"]


def test_a_plus_sign_that_nobody_encoded_is_understood(ask: Any, acts: list[ActRecord]) -> None:
    moment = ask("acts/").json()["results"][4]["modified_at"]
    assert numbers(ask(f"/api/v1/acts/?modified_since={moment}").json()["results"]) == ["4-п", "5-п", "6-п"]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"kind": "решение"}, ["48-ГСД"]),
        ({"kind": "reshenie"}, ["48-ГСД"]),
        ({"issuing_body": "Собрание депутатов"}, ["48-ГСД"]),
        ({"issuing_body": "sobranie"}, ["48-ГСД"]),
        ({"rubric": "Дороги"}, ["48-ГСД"]),
        ({"number": "145-п"}, ["145-п"]),
        ({"external_id": "doc/7"}, ["145-п"]),
        ({"year": 2025}, ["145-п"]),
        ({"adopted_on": "2026-05-20"}, ["48-ГСД"]),
        ({"adopted_on_from": "2026-01-01"}, ["48-ГСД"]),
        ({"adopted_on_to": "2025-12-31"}, ["145-п"]),
        ({"adopted_on_from": "2025-03-12", "adopted_on_to": "2025-03-12"}, ["145-п"]),
        ({"status": "in_force"}, ["145-п"]),
        ({"status": "awaiting_publication"}, ["48-ГСД"]),
        ({"status": "awaiting_publication", "year": 2025}, []),
        ({"kind": "такого нет"}, []),
    ],
)
def test_filters_narrow_by_what_they_say(ask: Any, parameters: dict[str, Any], expected: list[str]) -> None:
    day = date(2025, 3, 12)
    make_act("145-п", adopted_on=day, external_id="doc/7", promulgated_on=day)
    make_act(
        "48-ГСД",
        adopted_on=date(2026, 5, 20),
        kind=make_kind("решение", "reshenie"),
        body=make_body("Собрание депутатов", "sobranie"),
        rubric=make_rubric("Дороги", "dorogi"),
    )
    assert numbers(ask("acts/", **parameters).json()["results"]) == expected


def test_fields_narrow_the_answer_and_the_statement(ask: Any, acts: list[ActRecord]) -> None:
    with CaptureQueriesContext(connection) as captured:
        results = ask("acts/", fields="number,id", limit=1).json()["results"]
    assert set(results[0]) == {"id", "number"}
    assert not any('"title"' in query["sql"] or "issuing_body" in query["sql"] for query in captured.captured_queries)


def test_next_keeps_the_other_parameters(ask: Any, acts: list[ActRecord]) -> None:
    answer = ask("acts/", fields="number", sort="-adopted_on", year=2026, limit=2).json()
    assert numbers(ask(answer["next"]).json()["results"])
    assert all(part in answer["next"] for part in ("fields=number", "sort=-adopted_on", "year=2026", "limit=2"))


@pytest.mark.parametrize("resource", ["acts", "editions", "news", "units", "changes"])
@pytest.mark.parametrize("limit", [1, 500])
def test_a_list_costs_three_statements_at_most(ask: Any, acts: list[ActRecord], resource: str, limit: int) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert ask(f"{resource}/", limit=limit).status_code == 200
    assert len(captured) <= 3


@pytest.mark.parametrize("sort", ["modified_at", "-adopted_on"])
def test_a_page_starts_in_an_index_and_is_not_sorted(acts: list[ActRecord], ask: Any, sort: str) -> None:
    address = ask("acts/", sort=sort, limit=2).json()["next"]
    with CaptureQueriesContext(connection) as captured:
        ask(address)
    statement = next(query["sql"] for query in captured.captured_queries if "documents_actrecord" in query["sql"])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # seven rows it would rather read all and sort
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
            cursor.execute(f"EXPLAIN {statement}")
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        plan = [str(row[-1]) for row in cursor.fetchall()]
    column = sort.lstrip("-")
    if connection.vendor == "postgresql":
        assert any("Index Cond" in step and f"ROW({column}, public_id)" in step for step in plan), plan
    else:
        assert not any("TEMP B-TREE" in step for step in plan), plan
        assert any("SEARCH" in step and "INDEX documents_act" in step and f"({column}" in step for step in plan), plan


def test_drafts_and_acts_with_personal_data_are_nowhere(ask: Any, acts: list[ActRecord]) -> None:
    from documents.publication import set_personal_data

    make_act("проект", published=False)
    set_personal_data(acts[0], True)
    listed = numbers(ask("acts/").json()["results"])
    assert listed == ["1-п", "2-п", "3-п", "4-п", "5-п", "6-п"]
    assert len(ask("editions/").json()["results"]) == 6


def test_moments_carry_the_offset_of_the_city(ask: Any, acts: list[ActRecord]) -> None:
    record = ask("acts/").json()["results"][0]
    assert all(record[name].endswith("+07:00") for name in ("created_at", "published_at", "modified_at"))


def test_addresses_are_absolute_and_answer(ask: Any, acts: list[ActRecord]) -> None:
    record = ask("acts/").json()["results"][0]
    assert record["url"] == f"{settings.SITE_URL}{acts[0].path}"
    assert ask(record["api_url"]).json()["id"] == record["id"]


def test_an_empty_list_is_an_empty_list(ask: Any) -> None:
    assert ask("acts/").json() == {"results": [], "next": None, "prev": None}


def test_a_cursor_of_another_order_is_no_page_of_this_list(ask: Any, acts: list[ActRecord]) -> None:
    address = ask("acts/", sort="-adopted_on", limit=1).json()["next"]
    assert ask(address.replace("sort=-adopted_on", "sort=modified_at")).status_code == 404
    assert ask("acts/", cursor="r50").status_code == 404


def test_dates_of_the_whole_calendar_are_taken(ask: Any, acts: list[ActRecord]) -> None:
    assert len(ask("acts/", modified_since="0001-01-01T00:00:00+14:00").json()["results"]) == 7
    assert ask("acts/", modified_since="9999-12-31T23:59:59-12:00").json()["results"] == []
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert ask("acts/", adopted_on_from=tomorrow).status_code == 200
