"""What tests of search share: acts made quickly, and a search server where there is one."""

import os
from collections.abc import Callable, Iterator

import pytest
from django.test import override_settings

from documents.models import ActRecord
from search.engines import server
from tests.factories.documents import make_act

SEARCH_URL = os.environ.get("SEARCH_URL") or "elasticsearch://127.0.0.1:9200"


@pytest.fixture(autouse=True)
def no_search_server() -> Iterator[None]:
    """Tests use the database's engine, whatever SEARCH_URL says, unless they ask for the server."""
    with override_settings(SEARCH_URL=""):
        yield


@pytest.fixture
def search_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty index on the search server, gone after the test."""
    monkeypatch.setattr(server, "ALIAS", f"aleysk-test-{os.getpid()}")
    with override_settings(SEARCH_URL=SEARCH_URL):
        server.use_index(server.create_index())
        yield
        server.reset()


@pytest.fixture
def act(db: None) -> Callable[..., ActRecord]:
    """Make a published act: act("О ремонте дорог", "1. Текст.", number="145-п")."""
    numbers = iter(range(1, 10_000))

    def make(title: str = "О порядке", *paragraphs: str, **fields: object) -> ActRecord:
        number = str(fields.pop("number", None) or f"{next(numbers)}-п")
        return make_act(number, title=title, paragraphs=paragraphs or ("1. Утвердить.",), **fields)  # type: ignore[arg-type]

    return make
