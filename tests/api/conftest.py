"""A client that asks the API and tells what came."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

Ask = Any
"""Call with a path and parameters: `ask("acts/", limit=2)`. Returns Django's test response."""


@pytest.fixture
def ask(client: Client) -> Ask:
    def get(address: str, /, headers: dict[str, str] | None = None, **parameters: Any) -> Any:
        address = address.removeprefix(settings.SITE_URL)
        path = address if address.startswith("/") else f"/api/v1/{address}"
        return client.get(path, parameters or None, headers=headers)

    return get


@pytest.fixture
def walk(ask: Ask) -> Any:
    def pages(address: str, **parameters: Any) -> Iterator[list[dict[str, Any]]]:
        answer = ask(address, **parameters).json()
        while True:
            yield answer["results"]
            if answer["next"] is None:
                return
            answer = ask(answer["next"]).json()

    return pages
