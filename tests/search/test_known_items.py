"""The ranking on real texts: known-item queries over two hundred of them, on the engine of the database."""

import gzip
import json
from collections import defaultdict
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType

from search import index
from search.descriptions import Description
from search.finding import find
from search.models import Entry
from search.passages import Piece

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
ACTS = 200
QUERIES = 60
FOUND_AND_RANK = {"inflected": (1.0, 0.97), "short": (0.98, 0.9), "verbatim": (1.0, 0.98), "body": (0.9, 0.75)}


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Index the texts without making acts of them. Returns their object numbers by external number."""
    with gzip.open(ROOT / "documents/data/acts.jsonl.gz", "rt", encoding="utf-8") as lines:
        acts = [json.loads(line) for line, _ in zip(lines, range(ACTS), strict=False)]
    numbers = {act["external_id"]: number for number, act in enumerate(acts, 1)}
    descriptions = {
        number: Description(
            object_id=number,
            title=act["title"],
            sought_title=act["title"],
            is_public=True,
            pieces=[Piece(paragraph) for paragraph in act["paragraphs"]],
        )
        for number, act in enumerate(acts, 1)
    }
    monkeypatch.setattr("search.index.describe", lambda model, ids: [descriptions[number] for number in ids])
    index.reindex(ContentType, descriptions)
    assert Entry.objects.filter(is_public=True).count() >= ACTS
    return numbers


def test_real_texts_are_found_by_the_words_of_their_titles_and_of_their_bodies(texts: dict[str, int]) -> None:
    queries: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with (ROOT / "tests/files/known_item_queries.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            query = json.loads(line)
            if set(query["relevant"]) <= texts.keys() and len(queries[query["kind"]]) < QUERIES:
                queries[query["kind"]].append(query)
    for kind, (least_found, least_rank) in FOUND_AND_RANK.items():
        assert len(queries[kind]) == QUERIES
        ranks = []
        for query in queries[kind]:
            wanted = {texts[external] for external in query["relevant"]}
            hits = [hit.object_id for hit in find(query["query"], limit=10).hits]
            ranks.append(next((1 / place for place, hit in enumerate(hits, 1) if hit in wanted), 0.0))
        assert mean(rank > 0 for rank in ranks) >= least_found, kind
        assert mean(ranks) >= least_rank, kind
