"""The search server finds what the database finds, in the same order, and never loses an edit."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings

from core.publishing import announce, retract
from documents.models import ActRecord
from search.engines import server
from search.finding import find
from search.models import Entry
from search.scope import Scope

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("search_server"),
]
MakeAct = Callable[..., ActRecord]


def titles(query: str, **options: Any) -> list[str]:
    server.refresh()
    return [hit.title for hit in find(query, **options).hits]


def test_the_server_answers_in_the_order_of_the_database(act: MakeAct) -> None:
    act("О порядке", "1. Ремонт дорог вести летом.")
    act("О ремонте дорог", "1. Утвердить программу.")
    act("О бюджете", "1. Средства на ремонт. Дорог нет.")
    act("О дорогах", "1. Дороги.")
    here = titles("ремонт дороги")
    assert find("ремонт дороги").notice == ""
    with override_settings(SEARCH_URL=""):
        assert [hit.title for hit in find("ремонт дороги").hits] == here
        there = find("ремонт дороги", facets=("year",))
    found = find("ремонт дороги", facets=("year",))
    assert (found.total, found.all_words_total, found.facets) == (there.total, there.all_words_total, there.facets)


def test_a_title_match_outranks_a_text_match(act: MakeAct) -> None:
    """Stock mapping lost the boost of a subclass's title without an error."""
    act("О порядке", *[f"{n}. Благоустройство дворов." for n in range(1, 9)])
    act("О благоустройстве дворов", "1. Утвердить.")
    assert titles("благоустройство двора")[0] == "О благоустройстве дворов"


def test_filters_and_deep_pages(act: MakeAct, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.engines.elasticsearch.CANDIDATES", 2)
    for number in range(1, 8):
        act(f"О воде {number}", number=f"{number}-п")
    server.refresh()
    pages = [find("вода", limit=3, offset=offset) for offset in (0, 3, 6)]
    shown = [hit.title for page in pages for hit in page.hits]
    assert len(shown) == len(set(shown)) == pages[0].total == 7
    assert titles("вода", scope=Scope(years=(1999,))) == []


def test_what_was_withdrawn_or_rolled_back_is_not_found(act: MakeAct) -> None:
    from django.db import transaction

    record = act("О воде")
    with transaction.atomic():
        act("О дароносице")
        transaction.set_rollback(True)
    assert titles("дароносица") == []
    retract([record], reason="Ошибка.")
    assert titles("вода") == []


def test_a_withdrawn_act_is_not_shown_while_the_server_still_has_it(act: MakeAct) -> None:
    act("О воде")
    server.refresh()
    Entry.objects.update(is_public=False)
    assert find("вода").hits == []


def test_an_edit_during_a_rebuild_is_kept(act: MakeAct) -> None:
    record = act("О воде")
    being_made = server.create_index()
    ActRecord.objects.filter(pk=record.pk).update(title="О лесных угодьях")
    announce([ActRecord.objects.get(pk=record.pk)])
    entry = Entry.objects.get(object_id=record.page_id, content_type__model="legalact")
    Entry.objects.filter(pk=entry.pk).update(version=entry.version - 1, title_lemmas="старое")
    server.write(being_made, [entry.pk])
    server.use_index(being_made)
    Entry.objects.filter(pk=entry.pk).update(version=entry.version, title_lemmas=entry.title_lemmas)
    assert titles("угодье") == ["О лесных угодьях"]


def test_rebuilding_fills_the_server_from_nothing(act: MakeAct) -> None:
    with override_settings(SEARCH_URL=""):
        act("О воде")
    assert titles("вода") == []
    call_command("update_index", verbosity=0)
    assert titles("вода") == ["О воде"]
    assert find("вода").notice == ""


def test_before_the_first_rebuild_the_database_answers(act: MakeAct) -> None:
    server.reset()
    act("О воде")
    found = find("вода")
    assert [hit.title for hit in found.hits] == ["О воде"]
    assert found.notice
