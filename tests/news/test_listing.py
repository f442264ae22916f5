"""The list of news, its filters and its feed."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client

from news.models import NewsRecord, NewsRubric
from structure.models import Post
from tests.factories.news import make_news
from tests.factories.structure import make_unit

pytestmark = pytest.mark.django_db


def test_news_stand_newest_first_and_are_filtered_by_year_and_rubric(client: Client) -> None:
    roads = NewsRubric.objects.create(slug="dorogi", name="Дороги")
    make_news("Старая новость", posted_on=date(2025, 3, 1))
    make_news("Новая новость", posted_on=date(2026, 3, 1), rubric=roads)
    html = client.get("/news/").content.decode()
    assert html.index("Новая новость") < html.index("Старая новость")
    of_year = client.get("/news/?year=2025").content.decode()
    assert "Старая новость" in of_year
    assert "Новая новость" not in of_year
    of_rubric = client.get("/news/?rubric=dorogi").content.decode()
    assert "Новая новость" in of_rubric
    assert "Старая новость" not in of_rubric


def test_news_are_found_by_the_unit_and_by_the_official_they_tell_of(client: Client) -> None:
    roads, water = make_unit("Отдел дорог", slug="dorogi"), make_unit("Водоканал", slug="voda")
    head = Post.objects.create(unit=roads, name="Начальник отдела", is_head=True)
    bridge, well = make_news("Мост открыт", slug="most"), make_news("Скважина пробурена", slug="skvazhina")
    bridge.units.set([roads])
    bridge.posts.set([head])
    well.units.set([water])
    well.posts.set([Post.objects.create(unit=water, name="Директор")])
    for page in (bridge, well):
        page.save_revision().publish()
    for query in ("unit=dorogi", f"post={head.pk}"):
        found = client.get(f"/news/?{query}").content.decode()
        assert "Мост открыт" in found
        assert "Скважина пробурена" not in found
    html = client.get("/news/").content.decode()
    assert "Начальник отдела, Отдел дорог" in html
    assert '<a href="?unit=voda">Водоканал <span class="filter__count">1</span></a>' in html
    chosen = client.get("/news/?unit=voda").context["listing"].chosen
    assert [(title, choice.label, choice.address) for title, choice in chosen] == [("Подразделение", "Водоканал", "./")]


def test_filters_count_as_if_only_the_others_were_set(client: Client) -> None:
    make_news("Раз", slug="raz", posted_on=date(2025, 3, 1), rubric=NewsRubric.objects.create(slug="a", name="А"))
    make_news("Два", slug="dva", posted_on=date(2026, 3, 1), rubric=NewsRubric.objects.create(slug="b", name="Б"))
    facets = {facet.name: facet for facet in client.get("/news/?year=2025").context["listing"].facets}
    assert [(choice.label, choice.count) for choice in facets["year"].choices] == [("2026", 1), ("2025", 1)]
    assert [(choice.label, choice.count) for choice in facets["rubric"].choices] == [("А", 1)]


@pytest.mark.parametrize(
    "query",
    [
        "unit=net",
        "post=abc",
        "post=99999999999999999999",
        "post=7",
        "year=abc",
        "year=99999999999",
        "year=²",
        "rubric=net",
        "page=x",
        "page=-1",
        "page=999",
    ],
)
def test_an_address_without_sense_still_shows_news(client: Client, query: str) -> None:
    make_news("Новость")
    answer = client.get(f"/news/?{query}")
    assert answer.status_code == 200
    assert "Новость" in answer.content.decode()


def test_an_empty_choice_says_so_and_leads_back(client: Client) -> None:
    make_news("Новость", posted_on=date(2026, 3, 1))
    html = client.get("/news/?year=2001").content.decode()
    assert "новостей нет" in html
    assert 'href="./"' in html


def test_a_long_list_is_paged_and_keeps_the_filter(client: Client) -> None:
    page = make_news("Новость", slug="pervaya")
    original = page.record
    for number in range(45):
        copy = make_news(f"Новость {number}", slug=f"n-{number}", published=False)
        NewsRecord.objects.create(
            page=copy,
            title=f"Новость {number}",
            posted_on=original.posted_on,
            path=f"/news/n-{number}/",
            is_public=True,
            published_at=original.published_at,
            modified_at=original.modified_at,
        )
    seen: list[int] = []
    for number in (1, 2, 3):
        listing = client.get(f"/news/?year=2026&page={number}").context["listing"]
        seen += [item.pk for item in listing.page]
        assert all("year=2026" in address for address in (listing.older, listing.newer) if address)
    assert len(seen) == len(set(seen)) == 46


def test_the_feed_is_atom_and_holds_what_is_published(client: Client) -> None:
    record = make_news("Мост & дорога", lead="Проезд свободен.", slug="most").record
    make_news("Черновик", published=False)
    answer = client.get("/news/feed.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(answer.content)
    assert feed.tag == f"{atom}feed"
    assert all(feed.find(f"{atom}{name}") is not None for name in ("id", "title", "updated"))
    entries = feed.findall(f"{atom}entry")
    assert [entry.findtext(f"{atom}title") for entry in entries] == ["Мост & дорога"]
    assert entries[0].findtext(f"{atom}id") == f"urn:uuid:{record.public_id}"
    assert entries[0].findtext(f"{atom}summary") == "Проезд свободен."
    link = entries[0].find(f"{atom}link")
    assert link is not None
    assert link.get("href", "").endswith("/news/most/")


@pytest.mark.parametrize("name", ["rubric", "year", "unit", "post", "page"])
def test_a_nul_in_a_filter_is_read_as_absent(client: Client, name: str) -> None:
    make_news("Мост открыт")
    assert "Мост открыт" in client.get("/news/", {name: "a\x00b"}).content.decode()
