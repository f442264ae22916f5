"""What a person types is found, first things first, on the database of the run."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.publishing import retract
from documents.models import ActRecord
from search.finding import find
from search.scope import Scope
from tests.factories.documents import make_body, make_kind, make_rubric

pytestmark = pytest.mark.django_db
MakeAct = Callable[..., ActRecord]


def titles(query: str, scope: Scope | None = None, **options: int) -> list[str]:
    return [hit.title for hit in find(query, scope or Scope(), **options).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize("query", ["поселков", "посёлок", "ПОСЕЛКАМИ", "посёлку"])
def test_any_form_of_a_word_finds_it_with_or_without_the_dots(act: MakeAct, query: str) -> None:
    act("О границах посёлка")
    act("О бюджете")
    assert titles(query) == ["О границах посёлка"]


def test_a_word_of_the_text_finds_the_act_and_names_the_clause(act: MakeAct) -> None:
    act("О порядке", "1. Утвердить порядок.", "2. Вывозить снег с улиц.", "3. Контроль оставить за собой.")
    hit = find("снега").hits[0]
    assert hit.clause_address
    assert hit.url.endswith(f"#{hit.clause_address}")
    assert "<mark>снег</mark>" in hit.fragment


def test_the_act_whose_title_holds_the_words_comes_first(act: MakeAct) -> None:
    act("О порядке", "1. Ремонт дорог вести летом. Ремонт дорог вести хорошо.")
    act("О ремонте дорог", "1. Утвердить программу.")
    act("Об ином", "1. Ремонт дорог.")
    assert titles("ремонт дороги")[0] == "О ремонте дорог"


def test_acts_with_all_words_come_before_acts_with_some(act: MakeAct) -> None:
    act("О снеге", "1. Снег.")
    act("О порядке", "1. Вывоз снега с улиц.")
    assert titles("вывоз снега") == ["О порядке", "О снеге"]
    assert find("вывоз снега").all_words_total == 1
    assert find("вывоз снега").total == 2


@pytest.mark.parametrize("query", ["145-п", "№ 145-п", "145п", "145–П", "постановление 145-п", "145 п"])
def test_the_exact_number_comes_first_however_it_is_written(act: MakeAct, query: str) -> None:
    act("Изменения в постановление", "1. Внести изменения в постановление № 145-п, в постановление № 145-п.")
    act("О ремонте", number="145-п")
    act("О другом", number="1145-п")
    hit = find(query).hits[0]
    assert hit.title == "О ремонте"
    assert hit.number_matched


def test_a_bare_number_inside_a_query_is_no_number_of_an_act(act: MakeAct) -> None:
    act("О статье", "1. Пункт 5 порядка признать утратившим силу.")
    act("Об ином", number="5")
    assert not any(hit.number_matched for hit in find("пункт 5 порядка").hits)
    assert find("5").hits[0].number_matched


def test_an_act_found_by_its_number_alone_shows_no_chance_piece_of_its_text(act: MakeAct) -> None:
    act("О ремонте", "1. Утвердить программу.", number="145-п")
    hit = find("145-п").hits[0]
    assert hit.fragment == ""
    assert hit.clause_address == ""
    assert hit.url == hit.page_url


def test_an_act_found_by_its_title_alone_shows_its_beginning_and_names_no_place(act: MakeAct) -> None:
    act("О ремонте дорог", "1. Утвердить программу.")
    hit = find("ремонт дорог").hits[0]
    assert hit.fragment.startswith("1. Утвердить")
    assert hit.clause_address == ""


def test_no_piece_from_the_middle_of_a_text_is_shown_that_holds_none_of_the_words(act: MakeAct) -> None:
    act("О ремонте дорог", "1. " + "Длинный текст о разном. " * 60, "2. Контроль за исполнением.")
    hit = find("ремонт дорог").hits[0]
    assert "Контроль" not in hit.fragment


def test_a_number_in_the_text_does_not_put_an_older_act_of_this_number_first(act: MakeAct) -> None:
    act("Старый", "1. К постановлению № 145-п прилагается 145-п.", number="145-п", adopted_on=date(2020, 3, 1))
    act("Новый", number="145-п", adopted_on=date(2026, 3, 1))
    assert titles("№ 145-п") == ["Новый", "Старый"]


def test_words_beside_the_number_choose_among_equal_numbers(act: MakeAct) -> None:
    act("О ремонте дорог", number="145-п", adopted_on=date(2020, 3, 1))
    act("О бюджете", number="145-п", adopted_on=date(2026, 3, 1))
    assert titles("145-п ремонт дорог")[0] == "О ремонте дорог"


def test_the_newest_of_equal_numbers_comes_first(act: MakeAct) -> None:
    act("Старый", number="145-п", adopted_on=date(2020, 3, 1))
    act("Новый", number="145-п", adopted_on=date(2026, 3, 1))
    assert titles("145-п") == ["Новый", "Старый"]


def test_filters_narrow_before_the_best_are_chosen(act: MakeAct, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a bound of two, filtering afterwards would find nothing of the year that was asked for."""
    monkeypatch.setattr("search.ranking.LEAST_BOUND", 2)
    act("О дорогах старых", "1. Дорога.", adopted_on=date(2019, 1, 1))
    for _ in range(5):
        act("О дорогах", "1. Дорога, дорога, дорога.")
    assert titles("дорога", Scope(years=(2019,))) == ["О дорогах старых"]


def test_every_filter_narrows(act: MakeAct) -> None:
    decision, council = make_kind("решение", "reshenie"), make_body("Собрание депутатов", "sobranie")
    act("Одно о воде", kind=decision, body=council, rubric=make_rubric("Вода", "voda"), adopted_on=date(2025, 5, 5))
    act("Другое о воде", adopted_on=date(2026, 6, 6))
    scopes = [
        Scope(kinds=("reshenie",)),
        Scope(bodies=("sobranie",)),
        Scope(rubrics=("voda",)),
        Scope(years=(2025,)),
        Scope(adopted_to=date(2025, 12, 31)),
        Scope(queryset=ActRecord.objects.filter(kind=decision)),
    ]
    for scope in scopes:
        assert titles("вода", scope) == ["Одно о воде"], scope
    assert titles("вода", Scope(adopted_from=date(2026, 1, 1))) == ["Другое о воде"]
    assert titles("вода", Scope(resources=("news",))) == []
    assert titles("вода", Scope(queryset=ActRecord.objects.none())) == []


def test_facets_count_the_list(act: MakeAct) -> None:
    for year, count in ((2024, 1), (2025, 3)):
        for _ in range(count):
            act("О воде", adopted_on=date(year, 1, 1))
    found = find("вода", facets=("year", "resource"))
    assert found.facets == {"year": [(2025, 3), (2024, 1)], "resource": [("acts", 4)]}
    assert found.total == 4


def test_paging_goes_to_the_end_without_gaps_or_doubles(act: MakeAct, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.engines.database.BEST", 2)
    monkeypatch.setattr("search.engines.sqlite.BEST", 2)
    monkeypatch.setattr("search.engines.postgresql.BEST", 2)
    for day in range(1, 12):
        act(f"О воде {day}", adopted_on=date(2026, 1, day))
    pages = [find("вода", limit=4, offset=offset) for offset in (0, 4, 8)]
    shown = [hit.title for page in pages for hit in page.hits]
    assert len(shown) == len(set(shown)) == pages[0].total == 11
    beyond = shown[4:]
    assert beyond == sorted(beyond, key=lambda title: -int(title.rsplit(" ", 1)[1]))


def test_a_withdrawn_act_is_not_found(act: MakeAct) -> None:
    record = act("О воде", number="7-п")
    retract([record], reason="Опубликован по ошибке.")
    assert find("вода").total == 0
    assert find("7-п").total == 0


def test_an_act_that_became_hidden_behind_the_index_is_not_shown(act: MakeAct) -> None:
    """The last reading of a result asks again whether it is public."""
    from search.models import Entry

    act("О воде")
    Entry.objects.update(is_public=False)
    assert find("вода").hits == []


@pytest.mark.parametrize("query", ["", "   ", "!!!", '"', "* OR", "'", "\\", "a:b", "&|!()<->", "\x00"])
def test_whatever_is_typed_is_no_error(act: MakeAct, query: str) -> None:
    act("О воде")
    assert find(query).hits == []


def test_signs_of_the_engines_are_only_signs(act: MakeAct) -> None:
    act("О воде")
    assert titles("вода* OR NOT (вода) & !вода NEAR")[0] == "О воде"


def test_a_very_long_query_is_cut(act: MakeAct) -> None:
    act("О воде")
    assert len(find("вода " + " ".join(f"слово{n}" for n in range(5000))).words) <= 16


def test_the_number_of_statements_does_not_grow_with_the_results(act: MakeAct) -> None:
    def statements(words: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            find(words, facets=("kind", "year"))
        return len([query for query in captured if query["sql"].lstrip("( ").startswith("SELECT")])

    act("О воде", "1. Вода.")
    statements("воды")
    one = statements("воде")
    for _ in range(9):
        act("О воде", "1. Вода.", "2. Ещё вода.")
    assert statements("воде") == one <= 9


def test_a_query_writes_nothing(act: MakeAct) -> None:
    act("О воде")
    with CaptureQueriesContext(connection) as captured:
        find("совершенно новые слова о воде", facets=("year",))
    assert captured
    assert not [query for query in captured if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_the_same_query_gives_the_same_order(act: MakeAct) -> None:
    for _ in range(8):
        act("О воде", "1. Вода.")
    orders = {tuple(hit.object_id for hit in find("вода").hits) for _ in range(3)}
    assert len(orders) == 1
