"""The page of a news item."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from news.models import NewsPage
from structure.models import Person, Post
from structure.publication import settle
from tests.factories.news import make_image, make_news
from tests.factories.structure import make_unit

pytestmark = pytest.mark.django_db


def test_the_page_shows_its_day_text_and_units(client: Client) -> None:
    page = make_news(slug="most", text="Проезд свободен.")
    page.units.set([make_unit("Отдел дорог", slug="dorogi")])
    page.save_revision().publish()
    html = client.get("/news/most/").content.decode()
    assert "12\N{NO-BREAK SPACE}марта 2026" in html
    assert "Проезд свободен." in html
    assert 'href="/structure/dorogi/"' in html


def test_a_unit_off_the_site_is_not_named(client: Client) -> None:
    unit = make_unit("Отдел дорог", slug="dorogi")
    page = make_news(slug="most")
    page.units.set([unit])
    page.save_revision().publish()
    settle(unit, withdrawal="Упразднён.")
    assert "Отдел дорог" not in client.get("/news/most/").content.decode()


def test_officials_are_named_by_post_and_by_name_only_with_their_consent(client: Client) -> None:
    unit = make_unit("Отдел дорог", slug="dorogi")
    silent = Post.objects.create(
        unit=unit, name="Начальник отдела", person=Person.objects.create(surname="Тихонов", given_name="Т")
    )
    willing = Person.objects.create(surname="Говоров", given_name="Г", consent_on=date(2026, 1, 1))
    open_one = Post.objects.create(unit=unit, name="Инженер", person=willing)
    page = make_news(slug="most")
    page.posts.set([silent, open_one])
    page.save_revision().publish()
    html = client.get("/news/most/").content.decode()
    assert f'<a href="/news/?post={silent.pk}">Начальник отдела</a> (Отдел дорог)' in html
    assert "Инженер Говоров Г" in html
    assert "Тихонов" not in html
    settle(unit, withdrawal="Упразднён.")
    assert "Начальник отдела" not in client.get("/news/most/").content.decode()


def test_a_picture_needs_a_description_or_the_mark_decorative() -> None:
    page = NewsPage(title="Мост", picture=make_image())
    with pytest.raises(ValidationError, match="Опишите изображение"):
        page.clean()
    page.picture_is_decorative = True
    page.clean_fields(exclude=["path", "depth", "slug", "locale", "draft_title", "content_type"])


def test_a_picture_keeps_its_place_and_is_told_in_words_when_pictures_are_off(client: Client) -> None:
    make_news(slug="most", picture=make_image(), picture_alt="Новый мост")
    html = client.get("/news/most/").content.decode()
    assert 'width="1000" height="600" alt="Новый мост"' in html
    client.post("/display/", {"images": "off"})
    html = client.get("/news/most/").content.decode()
    assert "Изображение: Новый мост" in html
    assert 'alt="Новый мост"' not in html
