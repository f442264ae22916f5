"""The admin in the words of its editors: what a role does not need is not offered, nothing speaks English."""

import gettext
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as translated

from documents.models import ActsIndexPage, DraftsIndexPage
from home.setup import HOME_TITLE
from news.models import NewsIndexPage
from tests.factories import documents as make
from tests.factories.news import make_news
from users.roles import Role

pytestmark = pytest.mark.django_db


Enter = Callable[[Role], Client]


def props(client: Client) -> str:
    """Return the JSON that Wagtail's menu is built of."""
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    found = re.search(r'<script id="wagtail-sidebar-props" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("role", "shown", "hidden"),
    [
        (Role.PRESS, ["Изображения"], ["Реестр актов", "Проекты", "Отчёты", "Замечания"]),
        (Role.LEGAL, ["Реестр актов", "Проекты", "Замечания"], ["Отчёты"]),
        (Role.DRAFTING, ["Проекты", "Замечания"], ["Реестр актов", "Отчёты"]),
        (Role.MODERATOR, ["Замечания"], ["Реестр актов", "Проекты", "Отчёты"]),
        (Role.ADMINISTRATOR, ["Реестр актов", "Проекты", "Отчёты"], []),
    ],
)
def test_the_menu_of_a_role_holds_what_the_role_may_enter(
    enter: Enter, role: Role, shown: list[str], hidden: list[str]
) -> None:
    html = json.dumps(json.loads(props(enter(role))), ensure_ascii=False)
    labels = {word: f'"label": "{word}' in html for word in [*shown, *hidden]}
    assert labels == {**dict.fromkeys(shown, True), **dict.fromkeys(hidden, False)}


def test_the_register_is_closed_to_who_may_not_enter_its_desks(enter: Enter) -> None:
    assert enter(Role.LEGAL).get(reverse("register:index")).status_code == 200
    assert enter(Role.MODERATOR).get(reverse("register:index")).status_code == 302


def test_who_may_publish_is_not_offered_to_ask_for_approval(enter: Enter) -> None:
    page = make_news("Открыт мост")
    index = NewsIndexPage.objects.get()
    press = enter(Role.PRESS)
    for address in (f"/admin/pages/{page.pk}/edit/", f"/admin/pages/add/news/newspage/{index.pk}/"):
        html = press.get(address).content.decode()
        assert "action-publish" in html
        assert "action-submit" not in html


def test_a_draft_that_is_being_made_has_nothing_to_approve(enter: Enter) -> None:
    index = DraftsIndexPage.objects.get()
    html = enter(Role.DRAFTING).get(f"/admin/pages/add/documents/draftregulation/{index.pk}/").content.decode()
    assert "Сохранить черновик" in html
    assert "action-submit" not in html


def test_lists_count_in_russian(admin_client: Client) -> None:
    make.make_act()
    html = admin_client.get(reverse("register:index")).content.decode()
    assert "Всего: 1" in html
    assert ActsIndexPage.objects.exists()


def test_the_words_of_our_own_are_the_ones_in_use() -> None:
    folder = Path(settings.LOCALE_PATHS[0]) / "ru" / "LC_MESSAGES"
    with (folder / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    written = [line for line in (folder / "django.po").read_text().split("\n\n") if line.startswith("msgid")]
    pairs = [
        tuple(part.split(" ", 1)[1][1:-1].replace('\\"', '"') for part in entry.strip().splitlines())
        for entry in written
    ]
    assert len(pairs) > 50
    assert {said: compiled.gettext(said) for said, _ in pairs} == dict(pairs)
    assert translated("Snippets") == "Справочники"


def test_the_door_is_in_russian_and_named_after_the_city(client: Client) -> None:
    """Wagtail has no Russian word for the password, and Django says the host where the city belongs."""
    html = client.get(reverse("wagtailadmin_login")).content.decode()
    words = " ".join(re.sub(r"<[^>]*>", " ", html).split())
    assert "Пароль" in words
    assert "Password" not in words
    assert f"{HOME_TITLE}: вход для сотрудников" in words
    assert f"Войти - {HOME_TITLE}" in words
    assert "testserver" not in words
