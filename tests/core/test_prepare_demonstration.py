"""`make run` builds the city in an empty database, resumes it, and leaves what others made alone."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Site

from core.management.commands import prepare_demonstration

pytestmark = pytest.mark.django_db


class Interrupted(Exception):  # noqa: N818 - what Ctrl-C does
    pass


@pytest.fixture(autouse=True)
def demonstration(settings: Any, tmp_path: Path) -> None:
    settings.SITE_IS_DEMONSTRATION = True
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The buildings that were begun; the first account comes early, as in the real one."""
    begun: list[str] = []

    def build(name: str, **options: Any) -> None:
        begun.append(name)
        get_user_model().objects.get_or_create(username="admin")

    monkeypatch.setattr(prepare_demonstration, "call_command", build)
    return begun


def prepare() -> str:
    output = StringIO()
    call_command("prepare_demonstration", stdout=output)
    return output.getvalue()


def test_an_empty_database_gets_the_city_once(built: list[str], tmp_path: Path) -> None:
    prepare()
    prepare()
    assert built == ["load_demo"]
    assert list(tmp_path.iterdir()) == []


def test_a_database_somebody_works_in_is_left_alone(built: list[str]) -> None:
    get_user_model().objects.create(username="somebody")
    prepare()
    assert built == []


def test_an_interrupted_building_goes_on_at_the_next_start(built: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    build: Callable[..., None] = prepare_demonstration.call_command

    def interrupt(name: str, **options: Any) -> None:
        build(name)
        raise Interrupted

    with monkeypatch.context() as interrupting:
        interrupting.setattr(prepare_demonstration, "call_command", interrupt)
        with pytest.raises(Interrupted):
            prepare()
    prepare()
    prepare()
    assert built == ["load_demo", "load_demo"]


def test_whole_addresses_lead_to_where_it_is_served(built: list[str], settings: Any) -> None:
    settings.SITE_URL = "http://127.0.0.1:8123"
    prepare()
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == ("127.0.0.1", 8123)


def test_the_logins_are_printed(built: list[str]) -> None:
    assert "admin / " in prepare()


def test_a_site_that_is_no_demonstration_is_not_touched(built: list[str], settings: Any) -> None:
    settings.SITE_IS_DEMONSTRATION = False
    with pytest.raises(CommandError, match="no demonstration"):
        prepare()
    assert built == []
