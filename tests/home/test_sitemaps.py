"""Maps of the site: everything public, nothing else."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from home.sitemaps import ActSitemap
from structure.publication import settle
from tests.factories.documents import make_act
from tests.factories.news import make_news
from tests.factories.structure import make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_site_url")]

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def _site_url(settings: object) -> None:
    settings.SITE_URL = "https://aleysk.example"  # type: ignore[attr-defined]


def addresses(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.status_code == 200
    return [element.text or "" for element in ElementTree.fromstring(answer.content).iter(f"{NAMESPACE}loc")]


def test_the_index_leads_to_a_map_of_each_kind(client: Client) -> None:
    found = addresses(client, "/sitemap.xml")
    for section in ("sections", "news", "units", "acts"):
        assert any(address.endswith(f"/sitemap-{section}.xml") for address in found)


def test_published_things_are_on_the_map_with_the_sites_own_address(client: Client) -> None:
    make_news(slug="most")
    unit = make_unit(slug="zhkh")
    act = make_act(number="145-п")
    assert addresses(client, "/sitemap-news.xml") == ["https://aleysk.example/news/most/"]
    assert addresses(client, "/sitemap-units.xml") == [f"https://aleysk.example{unit.path}"]
    assert addresses(client, "/sitemap-acts.xml") == [f"https://aleysk.example{act.path}"]
    assert "https://aleysk.example/structure/" in addresses(client, "/sitemap-sections.xml")


def test_nothing_hidden_is_on_the_map(client: Client) -> None:
    make_news(published=False)
    make_news("Снятая").unpublish()
    settle(make_unit(), withdrawal="Отдел упразднён.")
    make_act(published=False)
    for section in ("news", "units", "acts"):
        assert addresses(client, f"/sitemap-{section}.xml") == []


def test_a_long_map_is_cut_into_parts(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ActSitemap, "limit", 2)
    for number in range(3):
        make_act(number=f"{number}-п")
    parts = [address for address in addresses(client, "/sitemap.xml") if "acts" in address]
    assert len(parts) == 2
    found = [*addresses(client, "/sitemap-acts.xml"), *addresses(client, "/sitemap-acts.xml?p=2")]
    assert len(set(found)) == 3


def test_the_map_for_people_shows_the_sections(client: Client) -> None:
    html = client.get("/sitemap/").content.decode()
    assert 'href="/documents/acts/"' in html
    assert "Структура администрации" in html
