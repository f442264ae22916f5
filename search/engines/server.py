"""The Elasticsearch server: its address, its indexes, and what is written into them.

An index is made aside and taken into use by moving the alias in one step. While it is being made, every change goes
into both. Each document carries the version of its entry, so whatever comes late never overwrites what is newer.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from time import time_ns
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.helpers import bulk

from search.models import Entry

ALIAS = "aleysk-entries"
TIMEOUT = 1.0
BULK_TIMEOUT = 60.0
BATCH = 200
CONFLICT, NOT_FOUND = 409, 404

MAPPING: dict[str, Any] = {
    "dynamic": False,
    "_source": {"enabled": False},
    "properties": {
        "entry": {"type": "long"},
        "title": {"type": "text", "analyzer": "whitespace"},
        "resource": {"type": "keyword"},
        "kind": {"type": "keyword"},
        "body": {"type": "keyword"},
        "rubric": {"type": "keyword"},
        "year": {"type": "integer"},
        "dated_on": {"type": "date"},
        "passages": {
            "type": "nested",
            "properties": {"lemmas": {"type": "text", "analyzer": "whitespace"}},
        },
    },
}


@cache
def _client_at(url: str) -> Elasticsearch:
    parts = urlsplit(url)
    return Elasticsearch(f"http://{parts.netloc}", request_timeout=TIMEOUT, max_retries=0, retry_on_timeout=False)


def client() -> Elasticsearch:
    """Return the client of the server that SEARCH_URL names. It gives up after a second: nobody waits for it."""
    return _client_at(settings.SEARCH_URL)


def feed(entries: Iterable[int]) -> None:
    """Bring documents up to date with the index tables, in every index there is. Raises the client's errors."""
    for index in _indexes():
        write(index, entries)


def write(index: str, entries: Iterable[int]) -> None:
    """Write the current state of these entries into one index; what is no longer public is removed from it."""
    _, errors = bulk(
        client().options(request_timeout=BULK_TIMEOUT),
        _actions(index, list(entries)),
        chunk_size=BATCH,
        raise_on_error=False,
    )
    # Each error names its operation: {"index": {"status": 409, …}}. Newer already, or gone already, is well.
    refused: Any = errors
    failed = [error for error in refused if next(iter(error.values()))["status"] not in (CONFLICT, NOT_FOUND)]
    if failed:
        raise RuntimeError(f"Elasticsearch refused {len(failed)} documents, the first: {failed[0]}")


def create_index() -> str:
    """Make an empty index aside and return its name. From now on changes go into it, too."""
    name = f"{ALIAS}-{time_ns() // 1_000_000}"
    client().options(request_timeout=BULK_TIMEOUT).indices.create(
        index=name, mappings=MAPPING, settings={"number_of_replicas": 0, "mapping.nested_objects.limit": 20_000}
    )
    return name


def use_index(name: str) -> None:
    """Answer from `name` from now on, in one step, and drop every other index, unfinished ones included."""
    server = client().options(request_timeout=BULK_TIMEOUT)
    server.indices.refresh(index=name)
    others = [index for index in _indexes() if index != name]
    server.indices.update_aliases(
        actions=[{"add": {"index": name, "alias": ALIAS}}, *({"remove_index": {"index": index}} for index in others)]
    )


def refresh() -> None:
    """Make everything written so far findable at once."""
    client().options(request_timeout=BULK_TIMEOUT).indices.refresh(index=f"{ALIAS}-*")


def reset() -> None:
    """Delete every index."""
    for index in _indexes():
        client().options(request_timeout=BULK_TIMEOUT).indices.delete(index=index)


def _indexes() -> list[str]:
    try:
        return list(client().indices.get_alias(index=f"{ALIAS}-*"))
    except NotFoundError:
        return []


def _actions(index: str, numbers: Sequence[int]) -> Iterator[dict[str, Any]]:
    for start in range(0, len(numbers), BATCH):
        batch = numbers[start : start + BATCH]
        entries = Entry.objects.prefetch_related("passages").in_bulk(batch)
        gone_version = time_ns() // 1000
        for number in batch:
            entry = entries.get(number)
            action = {"_index": index, "_id": str(number), "version_type": "external_gte"}
            if entry is not None and entry.is_public:
                yield {**action, "version": entry.version, "_op_type": "index", **_document(entry)}
            else:
                yield {**action, "version": entry.version if entry else gone_version, "_op_type": "delete"}


def _document(entry: Entry) -> dict[str, Any]:
    passages = sorted(entry.passages.all(), key=lambda passage: passage.pk)
    return {
        "entry": entry.pk,
        "title": entry.title_lemmas,
        "resource": entry.resource,
        "kind": entry.kind,
        "body": entry.body,
        "rubric": entry.rubric,
        "year": entry.year,
        "dated_on": entry.dated_on.isoformat() if entry.dated_on else None,
        "passages": [{"lemmas": passage.lemmas} for passage in passages],
    }
