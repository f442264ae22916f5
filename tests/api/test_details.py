"""Records in full: text, relations, publication facts, and what is left of a withdrawn one."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.v1.relations import INCOMING
from core.freezing import thawed
from documents.models import ActRelation
from documents.publication import restore, withdraw
from tests.factories.documents import make_act, make_edition, make_fact, relate

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 12)


def detail(ask: Any, act: Any) -> Any:
    return ask(f"acts/{act.public_id}/")


def test_an_act_tells_its_text_and_its_clauses(ask: Any) -> None:
    act = make_act(paragraphs=["1. Утвердить порядок:", "1) ремонта дорог;", "2) уборки."])
    record = detail(ask, act).json()
    assert record["text"].splitlines() == ["1. Утвердить порядок:", "1) ремонта дорог;", "2) уборки."]
    assert [clause["text"] for clause in record["clauses"]] == ["Утвердить порядок:", "ремонта дорог;", "уборки."]
    assert [clause["parent"] for clause in record["clauses"]] == [None, 0, 0]
    assert all(clause["key"] and clause["address"] and clause["html"] for clause in record["clauses"])
    assert record["edition"]["number"] == 1


def test_text_in_clauses_cannot_become_markup(ask: Any) -> None:
    record = detail(ask, make_act(paragraphs=["1. Если a < b & <script>alert(1)</script>."])).json()
    assert "<script>" in record["clauses"][0]["text"]
    assert "<script>" not in record["clauses"][0]["html"]


def test_every_kind_of_relation_has_a_name_of_its_own_at_the_other_side() -> None:
    assert sorted(INCOMING) == sorted(ActRelation.Kind.values)
    assert not set(INCOMING) & set(INCOMING.values())


def test_relations_show_on_both_sides(ask: Any) -> None:
    amending, amended = make_act("2-п"), make_act("1-п")
    relate(amending, "amends", amended, effective_on=DAY)
    there, back = detail(ask, amending).json()["relations"], detail(ask, amended).json()["relations"]
    assert [(item["kind"], item["act"]["number"]) for item in there] == [("amends", "1-п")]
    assert [(item["kind"], item["act"]["number"]) for item in back] == [("amended_by", "2-п")]
    assert back[0]["name"] == "изменён актом"
    assert back[0]["effective_on"] == "2026-03-12"
    assert ask(back[0]["act"]["api_url"]).status_code == 200


def test_a_relation_to_a_hidden_act_is_not_told(ask: Any) -> None:
    act = make_act("1-п")
    relate(make_act("проект", published=False), "repeals", act)
    assert detail(ask, act).json()["relations"] == []


def test_publication_facts_are_told(ask: Any) -> None:
    facts = detail(ask, make_act(promulgated_on=DAY)).json()["publications"]
    assert [(fact["method"], fact["published_on"]) for fact in facts] == [("printed", "2026-03-12")]


def test_the_time_of_a_network_publication_is_told_as_that_of_the_city(ask: Any) -> None:
    act = make_act()
    placed_at = datetime(2026, 3, 20, 16, 40, tzinfo=UTC)
    make_fact(act, date(2026, 3, 20), "network", placed_at=placed_at, url="https://gazeta.example/145-p")
    (fact,) = detail(ask, act).json()["publications"]
    assert (fact["published_on"], fact["placed_at"]) == ("2026-03-20", "2026-03-20T23:40:00+07:00")
    assert (fact["url"], fact["place"]) == ("https://gazeta.example/145-p", "")


def test_fields_of_a_detail_are_narrowed_and_cost_nothing_else(ask: Any) -> None:
    act = make_act()
    with CaptureQueriesContext(connection) as captured:
        assert ask(f"acts/{act.public_id}/", fields="number,status").json() == {
            "number": "145-п",
            "status": "awaiting_publication",
        }
    assert len(captured) == 1


def test_a_detail_costs_six_statements_however_many_relations(ask: Any) -> None:
    act = make_act()
    for number in range(5):
        relate(make_act(f"{number}-п"), "amends", act)
    with CaptureQueriesContext(connection) as captured:
        detail(ask, act)
    assert len(captured) == 6  # the act, its clauses, facts, relations, their clauses, what made the edition


def test_every_edition_keeps_its_own_text(ask: Any) -> None:
    from documents.publication import publish_edition

    act = make_act(paragraphs=["1. Первый текст."])
    publish_edition(make_edition(act.page, ["1. Второй текст."], dated_on=date(2026, 6, 1)), by=None)
    editions = ask("editions/", act=str(act.public_id), sort="dated_on").json()["results"]
    assert [edition["number"] for edition in editions] == [1, 2]
    assert [ask(edition["api_url"]).json()["text"] for edition in editions] == ["1. Первый текст.", "1. Второй текст."]
    assert {edition["act"] for edition in editions} == {str(act.public_id)}
    assert detail(ask, act).json()["edition"]["number"] == 2


def test_a_withdrawn_act_answers_410_with_the_reason(ask: Any) -> None:
    act = make_act()
    edition = act.current_edition
    withdraw(act, reason="Опубликован по ошибке.", by=None)
    for address in (f"acts/{act.public_id}/", f"editions/{edition.public_id}/"):
        answer = ask(address)
        assert answer.status_code == 410
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["reason"] == "Опубликован по ошибке."
        assert answer.json()["withdrawn_at"].endswith("+07:00")
    assert ask("acts/").json()["results"] == []


def test_a_restored_act_answers_again(ask: Any) -> None:
    act = make_act()
    withdraw(act, reason="Опубликован по ошибке.", by=None)
    act.refresh_from_db()
    restore(act, by=None)
    assert detail(ask, act).status_code == 200


def test_a_draft_and_an_unknown_number_are_not_found(ask: Any) -> None:
    draft = make_act(published=False)
    for address in (f"acts/{draft.public_id}/", f"acts/{uuid4()}/", "acts/145/", "acts/%00/"):
        answer = ask(address)
        assert answer.status_code == 404
        assert answer["Content-Type"] == "application/problem+json"


def test_an_edition_names_its_file_with_size_and_digest(ask: Any) -> None:
    edition = make_act().current_edition
    assert ask(f"editions/{edition.public_id}/").json()["source"] is None
    with thawed():
        type(edition).objects.filter(pk=edition.pk).update(
            source_file="editions/145-p.docx", source_name="145-п.docx", source_size=7, source_sha256="ab" * 32
        )
    source = ask(f"editions/{edition.public_id}/").json()["source"]
    assert (source["name"], source["size"], source["sha256"]) == ("145-п.docx", 7, "ab" * 32)
    assert source["url"].startswith(settings.SITE_URL)
