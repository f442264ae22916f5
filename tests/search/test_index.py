"""The index follows what is public, and nothing else, in the same transaction."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from core.publishing import announce
from documents.models import ActRecord, ActsKindPage
from home.models import ContentPage
from search import checks, index
from search.finding import find
from search.models import CorpusStatistic, Entry, Passage, WordStatistic
from tests.factories.documents import make_act, make_home, make_page
from tests.factories.news import make_news
from tests.factories.structure import make_unit

pytestmark = pytest.mark.django_db
MakeAct = Callable[..., ActRecord]


def statistics() -> tuple[dict[str, int], list[Any]]:
    words = dict(WordStatistic.objects.exclude(entries=0).values_list("lemma", "entries"))
    return words, list(CorpusStatistic.objects.values_list("entries", "passages", "passage_words", "title_words"))


def test_a_draft_has_no_text_in_the_index() -> None:
    page = make_page(title="О тайном")
    index.reindex(type(page), [page.pk])
    entry = Entry.objects.get(object_id=page.pk, content_type__model="legalact")
    assert not entry.is_public
    assert not entry.passages.exists()
    assert find("тайном").total == 0


def test_an_act_with_personal_data_has_no_entry_at_all(act: MakeAct) -> None:
    record = act("О назначении пособия Иванову")
    ActRecord.objects.filter(pk=record.pk).update(contains_personal_data=True)
    index.reindex(type(record.page), [record.page_id])
    assert not Entry.objects.filter(object_id=record.page_id, content_type__model="legalact").exists()
    assert not Passage.objects.filter(text__contains="Иванову").exists()


@pytest.mark.django_db(transaction=True)
def test_the_lead_of_a_news_item_stands_in_the_index_once() -> None:
    make_news("Мост открыт", lead="Ленту перерезали утром.", text="Движение открыто.")
    text = Passage.objects.get(entry__title="Мост открыт").text
    assert text.count("Ленту перерезали") == 1
    assert "Движение открыто" in text


def test_folders_of_acts_are_no_results(act: MakeAct) -> None:
    act("О снеге", number="1-п", adopted_on=date(2025, 3, 1))
    act("О снеге", number="2-п", adopted_on=date(2026, 3, 1))
    assert ActsKindPage.objects.count() == 2
    assert [hit.title for hit in find("постановления").hits] == ["О снеге", "О снеге"]
    assert not Entry.objects.filter(is_public=True, title="Постановления").exists()


def test_a_unit_is_found_by_asking_for_its_telephone() -> None:
    make_unit("Юридический отдел", phone="+7 (000) 000-00-04", address="ул. Примерная, 1")
    found = find("телефон юридического отдела")
    assert found.all_words_total == 1
    assert "+7 (000) 000-00-04" in found.hits[0].fragment
    assert "Электронная почта" not in Passage.objects.get(entry__resource="units").text


def test_how_a_notice_is_coloured_is_no_text_of_the_page() -> None:
    notice = {"type": "notice", "value": {"tone": "warning", "text": "<p>Мост закрыт.</p>"}}
    page = make_home().add_child(instance=ContentPage(title="Мост", slug="most", body=json.dumps([notice])))
    text = Passage.objects.get(entry__object_id=page.pk, entry__resource="pages").text
    assert text == "Мост закрыт."


def test_what_was_rolled_back_is_never_found() -> None:
    make_act("1-п", title="О бюджете")
    with transaction.atomic():
        make_act("2-п", title="О дароносице")
        assert find("дароносица").total == 1
        transaction.set_rollback(True)
    assert find("дароносица").total == 0
    assert find("бюджет").total == 1


def test_statistics_stay_exact_whatever_is_written(act: MakeAct) -> None:
    act("О воде", "1. Вода и лес.")
    before = statistics()
    record = act("О лесе", "1. Лес и вода, вода.")
    assert dict(WordStatistic.objects.values_list("lemma", "entries"))["вода"] == 2
    announce([record])
    announce([record])
    assert dict(WordStatistic.objects.values_list("lemma", "entries"))["вода"] == 2
    index.remove(type(record.page), [record.page_id])
    assert statistics() == before


def test_an_unchanged_act_rewrites_none_of_its_text(act: MakeAct) -> None:
    record = act("О воде")
    with CaptureQueriesContext(connection) as captured:
        index.reindex(type(record.page), [record.page_id])
    about_passages = [query["sql"] for query in captured if "search_passage" in query["sql"]]
    assert about_passages
    assert all(statement.startswith("SELECT") for statement in about_passages)


def test_publishing_one_act_touches_only_its_own_rows(act: MakeAct) -> None:
    """The stock index recomputed a mean over the whole table on every save."""

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            record = act("О воде", "1. Вода.")
            announce([record])
        return len([query for query in captured if "search_" in query["sql"]])

    cost()
    few = cost()
    for _ in range(10):
        act("О лесе")
    assert cost() == few


def test_many_records_are_indexed_in_batches(act: MakeAct, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [act(f"О воде {n}") for n in range(9)]
    with CaptureQueriesContext(connection) as one:
        announce(records[:1])
    with CaptureQueriesContext(connection) as many:
        announce(records)
    assert len(many) <= len(one) + 3


def test_a_long_clause_is_cut_and_a_text_of_any_length_goes_in(act: MakeAct) -> None:
    record = act("О таблице", "1. " + "слово " * 2000 + "дароносица")
    assert find("дароносица").hits[0].title == "О таблице"
    longest = max(len(passage.text.split()) for passage in Passage.objects.filter(entry__object_id=record.page_id))
    assert longest <= 300


def test_an_act_without_a_title_is_found_by_its_number(act: MakeAct) -> None:
    act("", number="77-п")
    hit = find("77-п").hits[0]
    assert "77-п" in hit.title


def test_rebuilding_mends_everything(act: MakeAct) -> None:
    act("О воде", "1. Вода.")
    act("О лесе", "1. Лес.")
    call_command("update_index", verbosity=0)
    before = statistics()
    Passage.objects.filter(text__contains="Лес").update(text="испорчено", lemmas="испортить")
    Entry.objects.filter(title="О воде").update(title="Чужое", is_public=False)
    call_command("update_index", verbosity=0)
    assert find("лес").hits[0].title == "О лесе"
    assert find("вода").hits[0].title == "О воде"
    assert statistics() == before


def test_rebuilding_takes_out_what_is_gone(act: MakeAct) -> None:
    record = act("О воде")
    Entry.objects.filter(object_id=record.page_id, content_type__model="legalact").update(object_id=10**9)
    call_command("update_index", verbosity=0)
    assert not Entry.objects.filter(object_id=10**9).exists()
    assert find("вода").total == 1


def test_rebuilding_never_writes_an_older_state_over_a_newer_one(act: MakeAct) -> None:
    """Wagtail reads a batch, an editor publishes, Wagtail hands the old batch over."""
    from wagtail.search.backends import get_search_backend

    record = act("О воде")
    stale = list(type(record.page).objects.filter(pk=record.page_id))
    ActRecord.objects.filter(pk=record.pk).update(title="О лесе")
    announce([ActRecord.objects.get(pk=record.pk)])
    backend = get_search_backend()
    backend.get_index_for_model(type(record.page)).add_items(type(record.page), stale)
    assert find("лес").total == 1
    assert find("вода", limit=1).hits == [] or find("вода").hits[0].title == "О лесе"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="triggers are SQLite's")
def test_missing_triggers_are_noticed() -> None:
    assert checks.full_text_is_kept(["default"]) == []
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER search_passage_deleted")
    errors = checks.full_text_is_kept(["default"])
    assert [error.id for error in errors] == ["search.E001"]


def test_full_text_stays_true_through_changes(act: MakeAct) -> None:
    record = act("О воде", "1. Вода.")
    ActRecord.objects.filter(pk=record.pk).update(title="О лесе")
    announce([ActRecord.objects.get(pk=record.pk)])
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for table in ("search_passage_text", "search_entry_text"):
                cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
    assert find("лес").total == 1
