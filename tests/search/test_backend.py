"""Wagtail's own search API finds in the same index: pages, images, drafts by their titles."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, PageViewRestriction
from wagtail.search.query import MATCH_ALL, Phrase, PlainText

from documents.models import ActRecord, LegalAct
from home.models import ContentPage
from search.finding import find
from search.models import Entry
from tests.factories.documents import make_editor, make_home, make_page

pytestmark = pytest.mark.django_db
MakeAct = Callable[..., ActRecord]


def found(results: object) -> list[str]:
    return [page.official_title for page in results]  # type: ignore[attr-defined]


def test_pages_are_found_in_the_order_of_the_search_page(act: MakeAct) -> None:
    act("О порядке", "1. Ремонт дорог.")
    act("О ремонте дорог")
    assert found(LegalAct.objects.search("ремонт дороги")) == ["О ремонте дорог", "О порядке"]
    assert [hit.title for hit in find("ремонт дороги").hits] == ["О ремонте дорог", "О порядке"]


def test_the_queryset_decides_what_may_come(act: MakeAct) -> None:
    act("О воде", number="1-п")
    wanted = act("О воде", number="2-п")
    results = LegalAct.objects.filter(number="2-п").search("вода")
    assert [page.pk for page in results] == [wanted.page_id]
    assert results.count() == 1
    assert Page.objects.filter(pk=wanted.page_id).search("воды").count() == 1
    assert Page.objects.none().search("воды").count() == 0


def test_slices_and_counts_agree(act: MakeAct) -> None:
    for number in range(5):
        act(f"О воде {number}")
    results = LegalAct.objects.search("вода")
    assert results.count() == len(list(results)) == 5
    assert results[1:3].count() == len(list(results[1:3])) == 2
    assert [page.pk for page in results[1:3]] == [page.pk for page in list(results)[1:3]]
    assert results[0].pk == next(iter(results)).pk


def test_boolean_queries_are_understood(act: MakeAct) -> None:
    act("Первый", "1. Охрана земель и вод.")
    act("Второй", "1. Земель много, охрана нужна.")
    act("Третий", "1. Вода.")
    search = LegalAct.objects.search
    assert set(found(search(PlainText("охрана земли", operator="and")))) == {"Первый", "Второй"}
    assert found(search(Phrase("охраны земель"))) == ["Первый"]
    assert found(search(PlainText("земля") & ~PlainText("вода"))) == ["Второй"]
    assert set(found(search(PlainText("вода") | PlainText("много")))) == {"Первый", "Второй", "Третий"}
    assert found(search(~PlainText("земля"))) == ["Третий"]
    assert search(MATCH_ALL).count() == 3
    assert search("").count() == 0
    assert search("!!!").count() == 0


def test_the_querysets_own_order_can_be_kept(act: MakeAct) -> None:
    for number in ("3-п", "1-п", "2-п"):
        act("О воде", number=number)
    results = LegalAct.objects.order_by("number").search("вода", order_by_relevance=False)
    assert [page.number for page in results] == ["1-п", "2-п", "3-п"]


def test_facets_count_by_a_filter_field(act: MakeAct) -> None:
    act("О воде")
    act("О воде")
    assert dict(Page.objects.search("вода").facet("live")) == {True: 2}


@pytest.mark.parametrize("typed", ["гра", "поселк", "посёл", "административно-пос"])
def test_completion_takes_beginnings_of_any_length(act: MakeAct, typed: str) -> None:
    act("О границах посёлка Административного, административно-посёлочного")
    assert LegalAct.objects.autocomplete(typed).count() == 1


def test_a_draft_is_found_in_the_admin_by_its_title_and_nowhere_else(client: Client) -> None:
    page = make_page(title="О дароносице")
    assert LegalAct.objects.search("дароносица").count() == 1
    assert LegalAct.objects.autocomplete("дарон").count() == 1
    assert find("дароносица").total == 0
    client.force_login(make_editor())
    response = client.get("/admin/pages/search/?q=дарон")
    assert response.status_code == 200
    assert page.number in response.content.decode()


def test_images_are_found_by_their_titles(client: Client) -> None:
    image = get_image_model().objects.create(title="Набережная реки", file=get_test_image_file())
    assert list(get_image_model().objects.search("набережную")) == [image]
    assert find("набережную").total == 0
    client.force_login(make_editor())
    assert "Набережная" in client.get("/admin/images/?q=набер").content.decode()
    image.delete()
    assert not Entry.objects.filter(title="Набережная реки").exists()


def test_a_plain_page_is_public_while_it_is_live_and_open() -> None:
    home = make_home()
    page = home.add_child(instance=ContentPage(title="О дароносице", slug="o"))
    assert find("дароносица").hits[0].url == page.url
    restriction = PageViewRestriction.objects.create(page=home, restriction_type="login")
    assert find("дароносица").total == 0
    restriction.delete()
    assert find("дароносица").total == 1
    page.unpublish()
    assert find("дароносица").total == 0


def test_the_search_is_not_quadratic(act: MakeAct) -> None:
    """The stock backend ran its query once for each hit."""

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            list(LegalAct.objects.search("вода")[:20])
        return len(captured)

    act("О воде")
    statements()
    one = statements()
    for _ in range(9):
        act("О воде")
    assert statements() == one
