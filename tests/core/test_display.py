"""Display settings: a form without scripts, a first-party cookie, nothing but known choices."""

import pytest
from django.test import Client

from core.display import DisplaySettings

pytestmark = pytest.mark.django_db


def test_a_choice_is_remembered_and_applied(client: Client) -> None:
    answer = client.post(
        "/display/", {"size": "2", "scheme": "dark", "spacing": "", "images": "", "next": "/news/?year=2026"}
    )
    assert answer.status_code == 302
    assert answer["Location"] == "/news/?year=2026"
    assert answer.cookies["display"]["httponly"]
    assert '<html lang="ru" data-size="2" data-scheme="dark">' in client.get("/news/").content.decode()


def test_the_usual_look_leaves_no_cookie(client: Client) -> None:
    client.post("/display/", {"size": "2"})
    answer = client.post("/display/", {"size": "2", "reset": "1"})
    assert answer.cookies["display"].value == ""
    assert '<html lang="ru">' in client.get("/display/").content.decode()


@pytest.mark.parametrize("next_address", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_the_way_back_never_leaves_the_site(client: Client, next_address: str) -> None:
    assert client.post("/display/", {"next": next_address})["Location"] == "/"


def test_an_unknown_value_is_ignored_whoever_sends_it(client: Client) -> None:
    assert (
        DisplaySettings.of({"size": '2" onload="x', "scheme": "dark", "other": "1"}).attributes == ' data-scheme="dark"'
    )
    client.cookies["display"] = 'size="><script>&scheme=blue'
    html = client.get("/display/").content.decode()
    assert '<html lang="ru" data-scheme="blue">' in html


def test_reading_sets_no_cookie(client: Client) -> None:
    for address in ("/", "/news/", "/display/"):
        assert not client.get(address).cookies, address


def test_the_form_shows_what_is_chosen(client: Client) -> None:
    client.post("/display/", {"images": "off"})
    assert 'name="images" value="off" checked' in client.get("/display/").content.decode()
