"""The section for people: sets, terms, the description of the API."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from api.opendata import sets
from api.v1.changes import RESOURCES
from tests.factories.documents import make_act

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_section_lists_the_sets_with_their_sizes(client: Client) -> None:
    make_act()
    text = page(client, "/opendata/")
    assert "<h1>Открытые данные</h1>" in text
    assert 'typeof="dc:Collection"' in text
    row = text[text.index("Правовые акты</a>") :]
    assert '<td data-name="Записей">1</td>' in row[: row.index("</tr>")]
    assert "/opendata/terms" in text


def test_no_set_of_the_api_is_forgotten(client: Client) -> None:
    listed = {found.resource: found for found in sets()}
    assert set(listed) == set(RESOURCES) == set(json.loads(page(client, "/api/v1/"))["resources"]) - {"changes"}
    text = page(client, "/opendata/")
    description = page(client, "/api/v1/docs/")
    for resource, found in listed.items():
        assert all((found.title, found.description, found.renewal, found.formats)), resource
        assert f'href="/api/v1/{resource}/">{found.title}</a>' in text
        assert f'href="/api/v1/docs/#{resource}_list"' in text
        assert f'id="{resource}_list"' in description


def test_the_feeds_of_all_sections_are_named_for_readers_of_feeds(client: Client) -> None:
    text = page(client, "/opendata/")
    feeds = re.findall(r'href="([^"]+\.atom)">', text[text.index('id="feeds"') :])
    assert feeds == ["/news/feed.atom", "/documents/acts/feed.atom", "/documents/drafts/feed.atom"]
    assert all(client.get(feed).status_code == 200 for feed in feeds)


def test_the_terms_say_how_to_cite_and_how_to_keep_a_copy(client: Client) -> None:
    text = page(client, "/opendata/terms")
    assert 'id="citing"' in text
    recipe = text[text.index('id="mirror"') :]
    for word in ("last_seq", "next", "since=", "upsert", "delete", "Retry-After", "status_name"):
        assert word in recipe
    for address in re.findall(r'href="(/api/v1/[^"]*)"', recipe):
        assert client.get(address.replace("&amp;", "&")).status_code == 200


def test_an_empty_set_says_so(client: Client) -> None:
    assert "Набор пока пуст" in page(client, "/opendata/")


def test_every_kind_of_problem_is_explained_at_its_address(client: Client, ask: Any) -> None:
    text = page(client, "/opendata/")
    for answer in (ask("acts/", limit="0"), ask("none/"), client.post("/api/v1/acts/")):
        assert f'id="{answer.json()["type"].split("#")[1]}"' in text


def test_the_terms_are_those_of_the_model_text(client: Client) -> None:
    text = page(client, "/opendata/terms")
    for word in ("безвозмездно", "бессрочно", "коммерческих", "Договор для этого не нужен", "источник", "Образец"):
        assert word in text


def test_the_description_names_every_resource(client: Client) -> None:
    description = json.loads(page(client, "/api/v1/openapi.json"))
    for resource in json.loads(page(client, "/api/v1/"))["resources"]:
        assert f"/api/v1/{resource}/" in description["paths"]
