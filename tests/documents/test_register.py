"""The public list of acts."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.text import capfirst

from documents import publication, register
from documents.models import ActKind
from home.setup import ensure_sections
from tests.factories import documents as make

pytestmark = pytest.mark.django_db
ACTS = "/documents/acts/"


@pytest.fixture
def acts() -> dict[str, Any]:
    council = make.make_body("Собрание депутатов", "sobranie")
    decision = make.make_kind("решение", "reshenie", plural_name="решения")
    return {
        "145": make.make_act("145-п", title="О дорогах", promulgated_on=date(2026, 3, 12), rubric=make.make_rubric()),
        "1450": make.make_act("1450-п", title="О садах", adopted_on=date(2025, 7, 1)),
        "48": make.make_act("48-ГСД", title="О бюджете", kind=decision, body=council, adopted_on=date(2025, 12, 20)),
        "draft": make.make_act("7-п", title="Черновик", published=False),
    }


def titles(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200
    return [act.record.title for act in response.context["listing"].acts]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["О дорогах", "О бюджете", "О садах"]),
        ("?year=2025", ["О бюджете", "О садах"]),
        ("?kind=reshenie", ["О бюджете"]),
        ("?body=administratsiya&year=2025", ["О садах"]),
        ("?rubric=dorogi", ["О дорогах"]),
        ("?status=in_force", ["О дорогах"]),
        ("?status=awaiting_publication", ["О бюджете", "О садах"]),
        ("?number=145", ["О дорогах"]),
        ("?number=№ 145-П", ["О дорогах"]),
        ("?number=48-гсд", ["О бюджете"]),
        ("?number=!!", []),
        ("?since=2025-07-01&until=2025-12-19", ["О садах"]),
        ("?year=0&kind=", []),
        ("?year=двадцать", []),
        ("?status=нет", []),
        ("?number=145&year=2025", []),
    ],
)
def test_filters_and_search_narrow_the_list(
    client: Client, acts: dict[str, Any], query: str, expected: list[str]
) -> None:
    assert titles(client, ACTS + query) == expected


def test_folders_of_a_year_and_a_kind_are_lists_too(client: Client, acts: dict[str, Any]) -> None:
    assert titles(client, f"{ACTS}2025/") == ["О бюджете", "О садах"]
    assert titles(client, f"{ACTS}2025/reshenie/") == ["О бюджете"]
    assert titles(client, f"{ACTS}2025/reshenie/?year=2026&kind=postanovlenie") == ["О бюджете"]


def choices(client: Client, path: str, facet: str) -> dict[str, int]:
    listing = client.get(path).context["listing"]
    return {choice.value: choice.count for each in listing.facets if each.name == facet for choice in each.choices}


def test_counts_say_what_a_click_would_find(client: Client, acts: dict[str, Any]) -> None:
    assert choices(client, ACTS, "kind") == {"postanovlenie": 2, "reshenie": 1}
    assert choices(client, f"{ACTS}?year=2025", "kind") == {"postanovlenie": 1, "reshenie": 1}
    assert choices(client, f"{ACTS}?year=2025", "year") == {"2026": 1, "2025": 2}
    assert choices(client, f"{ACTS}?number=145", "kind") == {"postanovlenie": 1}
    listing = client.get(ACTS).context["listing"]
    assert listing.total == 3
    for facet in listing.facets:
        for choice in facet.choices:
            assert len(titles(client, ACTS + choice.address)) == choice.count


def test_texts_kept_for_reference_are_counted_apart(client: Client, acts: dict[str, Any]) -> None:
    assert "3\N{NO-BREAK SPACE}акта города" in client.get(ACTS).content.decode()
    ActKind.objects.filter(slug="reshenie").update(is_reference_text=True)
    cache.clear()
    listing = client.get(ACTS).context["listing"]
    assert (listing.own_acts, listing.reference_texts) == (2, 1)
    for address in (ACTS, "/documents/"):
        said = "2\N{NO-BREAK SPACE}акта города и 1\N{NO-BREAK SPACE}справочный текст"
        assert said in client.get(address).content.decode()
    assert client.get(f"{ACTS}?status=awaiting_publication").context["listing"].reference_texts == 0


def test_an_article_of_a_code_is_listed_under_the_name_of_its_code(client: Client) -> None:
    kind = make.make_kind("статья кодекса", "statya-kodeksa", plural_name="статьи кодексов")
    ActKind.objects.filter(pk=kind.pk).update(is_reference_text=True)
    code = make.make_rubric("Земельный кодекс Российской Федерации", "zemelnyy-kodeks")
    make.make_act("136-ФЗ, ст. 11.5", kind=kind, rubric=code)
    assert "<strong>Земельный кодекс, ст. 11.5</strong>" in client.get(ACTS).content.decode()


def test_counts_follow_what_is_published_and_withdrawn(client: Client, acts: dict[str, Any]) -> None:
    assert choices(client, ACTS, "year") == {"2026": 1, "2025": 2}
    publication.withdraw(acts["48"], reason="Ошибка.", by=None)
    assert choices(client, ACTS, "year") == {"2026": 1, "2025": 1}
    publication.publish_edition(acts["draft"].page.editions.get(), by=None)
    assert choices(client, ACTS, "year") == {"2026": 2, "2025": 1}


def test_paging_shows_every_act_once_there_and_back(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "PAGE_SIZE", 4)
    for number in range(9):
        make.make_act(
            f"{number}-п", title=f"О деле {number}", adopted_on=date(2026, 1, 1) + timedelta(days=number // 3)
        )
    seen: list[str] = []
    address = ACTS
    while True:
        listing = client.get(address).context["listing"]
        seen += [act.record.title for act in listing.acts]
        if not listing.older:
            break
        address = ACTS + listing.older
    assert len(seen) == len(set(seen)) == 9
    back = client.get(ACTS + listing.newer).context["listing"]
    assert [act.record.title for act in back.acts] == seen[4:8]


def test_a_filter_survives_paging(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "PAGE_SIZE", 3)
    for number in range(5):
        make.make_act(f"{number}-п", adopted_on=date(2025, 1, 1))
    make.make_act("99-п")
    older = client.get(f"{ACTS}?year=2025").context["listing"].older
    assert "year=2025" in older
    assert len(titles(client, ACTS + older)) == 2


def test_a_made_up_cursor_is_not_found(client: Client, acts: dict[str, Any]) -> None:
    assert client.get(f"{ACTS}?cursor=abc").status_code == 404


def test_a_span_of_days_turned_round_is_explained(client: Client, acts: dict[str, Any]) -> None:
    html = client.get(f"{ACTS}?since=2026-05-01&until=2026-01-01").content.decode()
    assert "поменяйте даты местами" in html
    assert "aria-invalid" in html
    assert client.get(f"{ACTS}?since=вчера").status_code == 200


def test_an_empty_list_says_what_to_do(client: Client, acts: dict[str, Any]) -> None:
    html = client.get(f"{ACTS}?number=999").content.decode()
    assert "Таких актов нет" in html
    assert "покажите все акты" in html


@pytest.mark.parametrize("query", ["?year=1999", "?status=нет", "?body=duma"])
def test_a_filter_that_finds_nothing_is_named_and_can_be_taken_off(
    client: Client, acts: dict[str, Any], query: str
) -> None:
    response = client.get(ACTS + query)
    html = response.content.decode()
    assert "Таких актов нет" in html
    assert "Здесь пока нет актов" not in html
    title, choice = response.context["listing"].chosen[0]
    assert f'<span class="visually-hidden">Убрать отбор, {title}:</span> {capfirst(choice.label)}' in html
    assert titles(client, ACTS + choice.address.replace(".", "")) != []


def test_a_number_that_finds_nothing_can_be_sought_in_the_texts(client: Client, acts: dict[str, Any]) -> None:
    html = client.get(f"{ACTS}?number=99-п").content.decode()
    assert 'href="/search/?q=99-%D0%BF"' in html
    assert "register__jump" not in html


def test_the_section_leads_to_kinds_years_and_latest_acts(client: Client, acts: dict[str, Any]) -> None:
    html = client.get("/documents/").content.decode()
    assert f'href="{ACTS}?kind=reshenie"' in html
    assert f'href="{ACTS}?year=2025"' in html
    assert acts["145"].path in html


def test_the_section_leads_to_its_parts(client: Client) -> None:
    ensure_sections()
    html = client.get("/documents/").content.decode()
    for address in ("acts", "drafts", "collections"):
        assert f'<h2><a href="/documents/{address}/">' in html


def test_an_empty_section_is_no_error(client: Client) -> None:
    make.make_index()
    assert "пока нет" in client.get("/documents/").content.decode()
    assert "пока нет" in client.get(ACTS).content.decode()


def test_an_act_with_personal_data_is_in_no_list_and_no_count(client: Client, acts: dict[str, Any]) -> None:
    publication.set_personal_data(acts["145"], True)
    assert titles(client, ACTS) == ["О бюджете", "О садах"]
    assert client.get(ACTS).context["listing"].total == 2


def test_a_list_costs_the_same_however_many_acts_there_are(client: Client, acts: dict[str, Any]) -> None:
    client.get(ACTS)
    with CaptureQueriesContext(connection) as few:
        client.get(ACTS)
    for number in range(100, 106):
        make.make_act(f"{number}-п")
    client.get(ACTS)
    with CaptureQueriesContext(connection) as many:
        client.get(ACTS)
    assert len(few) == len(many) <= 16


@pytest.mark.parametrize("name", ["kind", "body", "rubric", "year", "status", "number", "cursor"])
def test_a_nul_in_a_filter_finds_nothing(client: Client, name: str) -> None:
    make.make_act()
    assert client.get("/documents/acts/", {name: "a\x00b"}).status_code in (200, 404)
