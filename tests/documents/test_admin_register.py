"""The register of acts in the admin, and its reference tables."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.documents.editing import said
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def test_the_register_lists_filters_and_finds(admin: Client) -> None:
    make.make_act("145-п", title="О дорогах", promulgated_on=date(2026, 3, 12))
    make.make_act("7-п", title="О садах", published=False)
    address = reverse("register:index")
    everything = admin.get(address).content.decode()
    assert "О дорогах" in everything
    assert "О садах" in everything
    for query in ("?number=№145", "?status=in_force", "?q=дорогах", "?is_public=true"):
        html = admin.get(address + query).content.decode()
        assert "О дорогах" in html, query
        assert "О садах" not in html, query


def test_a_kind_in_use_is_not_deleted(admin: Client) -> None:
    kind = make.make_act().kind
    address = reverse(kind.snippet_viewset.get_url_name("delete"), args=[kind.pk])
    assert "правовые акты: 1" in said(admin.get(address))
    assert "правовые акты: 1" in said(admin.post(address))
    kind.refresh_from_db()


def test_the_filters_are_named_in_russian(admin: Client) -> None:
    html = admin.get(reverse("register:index")).content.decode()
    for label in ("Вид", "Орган", "Год", "Рубрика"):
        assert label in html
    assert "Issuing body" not in html


@pytest.mark.parametrize("register", ["register:index", "drafts_register:index"])
def test_what_nobody_finds_is_said_in_russian(admin: Client, register: str) -> None:
    assert (
        "Ничего не найдено. Измените слова поиска" in admin.get(reverse(register), {"q": "нетакого"}).content.decode()
    )
    assert "Здесь пока ничего нет" in admin.get(reverse(register)).content.decode()


def test_the_register_says_in_words_what_is_on_the_site(admin: Client) -> None:
    make.make_act("145-п")
    html = admin.get(reverse("register:index")).content.decode()
    assert "True" not in html
    assert ">да<" in "".join(html.split())
