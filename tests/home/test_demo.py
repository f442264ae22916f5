"""The demonstration: repeatable, removable, with nobody's real name, telephone or address in it."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError, OutputWrapper
from django.test import Client
from wagtail.models import Page

from core.models import CityImage
from correspondence import demo as correspondence_demo
from correspondence.models import ConsentText
from dialogue import demo as dialogue_demo
from home import demo as home_demo
from home.models import ContentPage, MenuItem, SiteSettings
from news import demo as news_demo
from news.models import NewsPage, NewsRecord
from structure import demo as structure_demo
from structure.models import Organisation, Person, Post, Unit
from users import demo as users_demo
from users.models import User

pytestmark = pytest.mark.django_db

ROOMS: tuple[Any, ...] = (structure_demo, correspondence_demo, home_demo, news_demo, dialogue_demo)


def load() -> None:
    for room in sorted(ROOMS, key=lambda room: room.ORDER):
        room.load(OutputWrapper(io.StringIO()))


def clear() -> None:
    for room in sorted(ROOMS, key=lambda room: -room.ORDER):
        room.clear()


def counts() -> dict[str, int]:
    models = (Page, NewsRecord, Unit, Post, Organisation, MenuItem, ConsentText, CityImage)
    return {model.__name__: model._default_manager.count() for model in models}


def test_loading_twice_doubles_nothing_and_clearing_leaves_nothing() -> None:
    before = counts()
    load()
    loaded = counts()
    assert all(loaded[name] > before[name] for name in before)
    load()
    assert counts() == loaded
    clear()
    assert counts() == before
    assert SiteSettings.load().postal_address == ""
    clear()
    assert counts() == before


def test_every_page_of_the_demonstration_answers(client: Client) -> None:
    load()
    addresses = [page.url for page in Page.objects.live().filter(depth__gte=2)]
    addresses += [unit.path for unit in Unit.objects.public()]
    addresses += [item.path for item in MenuItem.objects.exclude(path="") if not item.path.startswith("/opendata/")]
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_every_unit_and_piece_of_news_is_public_and_attached() -> None:
    load()
    assert not Unit.objects.filter(is_public=False).exists()
    assert not NewsRecord.objects.filter(is_public=False).exists()
    assert all(page.units.exists() for page in NewsPage.objects.all())
    assert ContentPage.objects.count() == 10


def test_officials_stand_by_post_only_and_telephones_cannot_exist() -> None:
    load()
    assert not Person.objects.exists()
    for phone in (*Unit.objects.values_list("phone", flat=True), *Organisation.objects.values_list("phone", flat=True)):
        assert re.fullmatch(r"\+7 \(000\) 000-00-\d\d", phone)


def test_news_from_the_report_use_its_words() -> None:
    data = Path(news_demo.DATA)
    report = (data.parent / "city-report-2018.txt").read_text(encoding="utf-8").lower()
    known = set(re.findall(r"\w+", report))
    for item in json.loads(data.read_text(encoding="utf-8"))["news"]:
        if item["from_report"]:
            words = re.findall(r"\w+", " ".join(item["paragraphs"]).lower().replace("ё", "е"))
            strange = [word for word in words if word not in known]
            assert len(strange) <= 0.25 * len(words), (item["slug"], strange)


def test_known_passwords_exist_only_on_a_demonstration(settings: Any, client: Client) -> None:
    settings.SITE_IS_DEMONSTRATION = False
    with pytest.raises(CommandError, match="только на демонстрации"):
        users_demo.load(OutputWrapper(io.StringIO()))
    assert not User.objects.exists()
    settings.SITE_IS_DEMONSTRATION = True
    users_demo.load(OutputWrapper(io.StringIO()))
    users_demo.load(OutputWrapper(io.StringIO()))
    for username, password, _about in users_demo.LOGINS:
        assert client.login(username=username, password=password)
        assert client.get("/admin/").status_code == 200
    assert User.objects.filter(is_superuser=True).count() == 1
    users_demo.clear()
    assert not User.objects.exists()
