"""Addresses of pages named in Russian."""

import pytest

from tests.factories.news import make_news

pytestmark = pytest.mark.django_db


def test_a_russian_title_becomes_an_address_of_latin_letters() -> None:
    assert make_news("Открыт новый мост").slug == "otkryt-novyy-most"


def test_the_same_title_gives_another_address() -> None:
    make_news("Открыт новый мост")
    assert make_news("Открыт новый мост").slug == "otkryt-novyy-most-2"


def test_a_title_without_letters_still_gets_an_address() -> None:
    assert make_news("№ …!").slug


def test_an_address_that_was_given_is_kept() -> None:
    page = make_news("Открыт новый мост", slug="most")
    page.title = "Мост закрыт"
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.slug == "most"
