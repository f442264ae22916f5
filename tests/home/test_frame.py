"""The frame of every page: whose site it is, menus, the demonstration's banner, display settings."""

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from home.models import MenuItem
from home.setup import ensure_sections
from news.models import NewsIndexPage
from tests.factories.home import fill_settings
from tests.factories.news import make_news

pytestmark = pytest.mark.django_db

ADDRESSES = ("/", "/news/", "/structure/", "/dialogue/", "/sitemap/", "/display/", "/net-takoj-stranicy/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_names_the_body_its_address_mail_and_phones(client: Client, address: str) -> None:
    fill_settings()
    html = client.get(address).content.decode()
    for words in ("Администрация города Алейска", "ул. Примерная, 1", "info@aleysk.example", "+7 (000) 000-00-01"):
        assert words in html, words
    assert 'href="tel:+70000000001"' in html
    assert 'href="tel:112"' in html


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_demonstration_says_so_on_every_page_and_a_city_site_never(client: Client, address: str) -> None:
    with override_settings(SITE_IS_DEMONSTRATION=True):
        assert "Это не официальный сайт" in client.get(address).content.decode()
    with override_settings(SITE_IS_DEMONSTRATION=False):
        assert "Это не официальный сайт" not in client.get(address).content.decode()


def test_the_frame_costs_one_statement_for_menus_and_one_for_settings(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/display/")
    with django_assert_num_queries(2):
        client.get("/display/")


def test_the_frame_costs_the_same_with_many_pages(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        make_news(f"Новость {number}")
    client.get("/display/")
    with django_assert_num_queries(2):
        client.get("/display/")


def test_the_menu_marks_the_section_one_is_in(client: Client) -> None:
    html = client.get("/news/").content.decode()
    assert '<a href="/news/" aria-current="page">Новости</a>' in html
    assert '<a href="/structure/">Структура</a>' in html
    make_news(slug="most")
    assert '<a href="/news/" aria-current="true">Новости</a>' in client.get("/news/most/").content.decode()


def test_a_menu_item_of_an_unpublished_page_is_left_out(client: Client) -> None:
    page = make_news("Скрытая новость")
    MenuItem.objects.create(title="Особая новость", page=page)
    assert "Особая новость" in client.get("/").content.decode()
    page.unpublish()
    assert "Особая новость" not in client.get("/").content.decode()


def test_a_menu_item_of_a_closed_page_is_left_out_and_so_is_what_lies_below_it(client: Client) -> None:
    page = make_news("Скрытая новость")
    MenuItem.objects.create(title="Особая новость", page=page)
    restriction = PageViewRestriction.objects.create(
        page=NewsIndexPage.objects.get(), restriction_type=PageViewRestriction.LOGIN
    )
    html = client.get("/").content.decode()
    assert "Особая новость" not in html
    assert '<li><a href="/news/"' not in html
    assert '<li><a href="/structure/"' in html
    restriction.delete()
    assert "Особая новость" in client.get("/").content.decode()


def test_sections_are_made_once_and_what_is_there_is_left_alone() -> None:
    home = ensure_sections()
    home.title = "Наш город"
    home.save()
    MenuItem.objects.filter(menu=MenuItem.Menu.MAIN).exclude(title="Новости").delete()
    assert ensure_sections().title == "Наш город"
    assert MenuItem.objects.filter(menu=MenuItem.Menu.MAIN).count() == 1
    assert home.get_children().count() == 4


def test_a_skip_link_comes_first_and_leads_to_the_content(client: Client) -> None:
    body = client.get("/").content.decode().split("<body>")[1]
    assert body.strip().startswith('<a class="skip" href="#content">')
    assert '<main id="content"' in body


def test_pages_hold_no_inline_script_or_style(client: Client) -> None:
    make_news(slug="most")
    for address in (*ADDRESSES, "/news/most/"):
        html = client.get(address).content.decode()
        assert "<script" not in html
        assert "<style" not in html
        assert " style=" not in html
        assert "http://" not in html.replace("http://www.w3.org", "").replace("http://127.0.0.1", "")
