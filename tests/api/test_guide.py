"""docs/api.md is true: every address in it answers, and its tables name what the lists really take."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from api.v1.changes import RESOURCES
from documents.publication import publish_edition
from tests.factories.documents import make_act, make_edition

pytestmark = pytest.mark.django_db

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
ADDRESSES = sorted(set(re.findall(r"(?<![\w/])(/(?:api/v1|opendata)/[^\s`)]*)", TEXT)))
COMMON = {"limit", "cursor", "fields", "sort", "modified_since", "q"}


def test_the_addresses_are_found() -> None:
    assert len(ADDRESSES) >= 8
    assert "/api/v1/changes/?since=SEQ" in ADDRESSES


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_answers(client: Client, address: str) -> None:
    record = make_act()
    publish_edition(make_edition(record.page, ["1. Новое."]), by=None)
    act = client.get(f"/api/v1/acts/{record.public_id}/").json()
    numbers = {"acts": act["id"], "editions": act["edition"]["id"]}
    resource = next((name for name in numbers if f"/{name}/" in address), "acts")
    known = {"{id}": numbers[resource], "{key}": act["clauses"][0]["key"], "SEQ": "0"}
    for word, value in known.items():
        address = address.replace(word, value)
    answer = client.get(address)
    assert answer.status_code == 200
    if address.endswith("/") and "json" in answer["Content-Type"]:
        assert answer.json()


def test_the_table_of_filters_is_that_of_the_description(client: Client) -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", TEXT.partition("| List | Filters |")[2], re.MULTILINE)
    told = {name: set(re.findall(r"`(\w+)`", filters)) for name, filters in rows if name in (*RESOURCES, "changes")}
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert told == {name: set(_parameters(paths, name)) - COMMON for name in (*RESOURCES, "changes")}


def _parameters(paths: Any, resource: str) -> list[str]:
    return [parameter["name"] for parameter in paths[f"/api/v1/{resource}/"]["get"]["parameters"]]
