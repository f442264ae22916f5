"""The home page and plain pages."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.blocks import CaptionedTableBlock
from home.models import ContentPage, HomePage, MenuItem
from home.setup import ensure_sections
from tests.factories.documents import make_act
from tests.factories.drafts import make_draft
from tests.factories.news import make_news
from tests.factories.structure import make_unit

pytestmark = pytest.mark.django_db


def test_the_home_page_shows_the_newest_news_and_acts_and_the_announcement(client: Client) -> None:
    make_news("Открыт новый мост")
    make_act(number="145-п", title="О ремонте дорог")
    HomePage.objects.update(announcement="Завтра не будет воды.")
    html = client.get("/").content.decode()
    for words in ("Открыт новый мост", "О ремонте дорог", "145-п", "Завтра не будет воды."):
        assert words in html


def test_the_home_page_shows_nothing_unpublished(client: Client) -> None:
    make_news("Черновик новости", published=False)
    make_act(number="777-п", title="О тайном", published=False)
    html = client.get("/").content.decode()
    assert "Черновик новости" not in html
    assert "О тайном" not in html


def test_drafts_that_take_remarks_stand_on_the_home_page_with_the_days_left(client: Client) -> None:
    assert "Обсуждаем сейчас" not in client.get("/").content.decode()
    draft = make_draft("О порядке вырубки деревьев")
    html = client.get("/").content.decode()
    assert "Обсуждаем сейчас" in html
    assert f'<a href="{draft.path}">О порядке вырубки деревьев</a>' in html
    assert "Осталось 15\N{NO-BREAK SPACE}дней" in html
    assert "замечаний пока нет" in html


def test_frequent_tasks_stand_on_the_home_page(client: Client) -> None:
    MenuItem.objects.create(menu=MenuItem.Menu.TASKS, title="Куда звонить", path="/telefony/", hint="дежурные службы")
    html = client.get("/").content.decode()
    assert 'href="/telefony/"' in html
    assert "дежурные службы" in html


def test_the_home_page_costs_a_statement_for_each_thing_it_shows(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(4):
        make_news(f"Новость {number}")
        make_act(number=f"{number}-п")
    client.get("/")
    with django_assert_max_num_queries(13):
        client.get("/")


def test_a_plain_page_says_who_answers_for_it_and_when_it_was_checked(client: Client) -> None:
    home = ensure_sections()
    unit = make_unit("Юридический отдел", slug="yuridicheskij")
    blocks = [
        {"type": "heading", "value": {"text": "Как подать", "level": "2"}},
        {"type": "paragraph", "value": "<p>Письмом.</p>"},
        {"type": "notice", "value": {"tone": "warning", "text": "<p>С паспортом.</p>"}},
    ]
    page = ContentPage(
        title="Приём", slug="priem", body=json.dumps(blocks), responsible_unit=unit, checked_on=date(2026, 3, 12)
    )
    home.add_child(instance=page)
    html = client.get("/priem/").content.decode()
    assert "<h2>Как подать</h2>" in html
    assert "Письмом." in html
    assert "С паспортом." in html
    assert 'href="/structure/yuridicheskij/"' in html
    assert "12\N{NO-BREAK SPACE}марта 2026" in html


def table(**changes: object) -> dict[str, object]:
    return {
        "data": [["Служба", "Телефон"], ["Скорая", "103"]],
        "table_caption": "Службы",
        "table_header_choice": "row",
    } | changes


def test_a_table_needs_a_caption_and_headers() -> None:
    block = CaptionedTableBlock()
    assert block.clean(table())["table_caption"] == "Службы"
    with pytest.raises(ValidationError, match="Подпишите таблицу"):
        block.clean(table(table_caption=""))
    with pytest.raises(ValidationError, match="где в таблице заголовки"):
        block.clean(table(table_header_choice="neither"))


def test_a_menu_item_leads_to_a_page_or_an_address_but_not_both() -> None:
    home = ensure_sections()
    with pytest.raises(ValidationError, match="что-нибудь одно"):
        MenuItem(title="Оба", page=home, path="/").full_clean()
    with pytest.raises(ValidationError, match="что-нибудь одно"):
        MenuItem(title="Ничего").full_clean()
    with pytest.raises(ValidationError, match="начинается с"):
        MenuItem(title="Скрипт", path="javascript:alert(1)").full_clean()
