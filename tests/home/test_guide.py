"""The guide inside the admin: whole, with its pictures, for editors only, and true to the buttons it names."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from users.roles import Role

pytestmark = pytest.mark.django_db

DOCS = settings.DOCS
GUIDE = (DOCS / "editors.md").read_text(encoding="utf-8")


def test_every_role_reads_the_guide_with_its_pictures(enter: Callable[[Role], Client]) -> None:
    for role in Role:
        client = enter(role)
        html = client.get(reverse("editors_guide")).content.decode()
        assert "Что делать, если…</h2>" in html
        pictures = re.findall(r'<img[^>]*src="pictures/([\w-]+)\.png"', html)
        assert len(pictures) == len(re.findall(r"!\[", GUIDE)) > 8
        for name in pictures:
            assert client.get(reverse("editors_guide_picture", args=[name])).headers["Content-Type"] == "image/png"


def test_the_guide_is_for_editors(client: Client) -> None:
    assert client.get(reverse("editors_guide")).status_code == 302
    assert client.get(reverse("editors_guide_picture", args=["first-page"])).status_code == 302


def test_links_inside_the_guide_lead_somewhere(admin_client: Client) -> None:
    html = admin_client.get(reverse("editors_guide")).content.decode()
    targets = re.findall(r'href="#([^"]+)"', html.partition('class="city-guide"')[2])
    assert len(targets) > 5
    assert [target for target in targets if f'id="{target}"' not in html] == []


def test_pictures_are_small() -> None:
    assert {path.name for path in (DOCS / "pictures").glob("*.png") if path.stat().st_size > 80_000} == set()


@pytest.mark.parametrize(
    "words",
    [
        *("Написать новость", "Объявить прямой провод", "Внести правовой акт", "Загрузить файл с текстом"),
        *("Подготовить проект", "Дать один ответ на отмеченные", "Показать, скрыв часть", "Посмотреть, что изменилось"),
        *("Собрать выпуск Сборника", "Пробный оттиск (PDF)", "Сохранить номера и даты", "Добавить факт опубликования"),
    ],
)
def test_the_buttons_that_the_guide_names_exist(words: str) -> None:
    assert words in GUIDE
    templates = list(DOCS.parent.glob("*/templates/**/*.html"))
    assert any(words in path.read_text(encoding="utf-8") for path in templates)
