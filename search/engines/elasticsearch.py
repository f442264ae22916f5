"""Elasticsearch: one document for each public entry, its passages nested in it. Holds no text to show, only lemmas."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from elastic_transport import ApiError, TransportError

from search.engines import server
from search.engines.base import EngineDownError, Tally
from search.engines.choice import database_engine
from search.models import passage_id
from search.ranking import CANDIDATES, TITLE_WEIGHT
from search.reading import All, Either, Expression, Question, Term, any_of
from search.scope import Scope

PASSAGES_OF_ENTRY = 3
WINDOW = 10_000
"""As deep as the server pages."""
MOST_VALUES = 1_000

Json = dict[str, Any]


class ElasticsearchEngine:
    name = "elasticsearch"

    def candidates(self, question: Question, scope: Scope, rare: Sequence[str], bound: int) -> set[int]:
        # The server skips what cannot come among the best, so it needs no bound by rare words.
        sought = question.expression if question.is_strict else any_of(question.words)
        best = {"nested": {"path": "passages", "score_mode": "max", "query": _query(sought, "passages.lemmas")}}
        best["nested"]["inner_hits"] = {"size": PASSAGES_OF_ENTRY, "_source": False}
        title = {"bool": {"must": _query(question.expression, "title"), "boost": TITLE_WEIGHT}}
        hits = self._search(
            query={"bool": {"must": best, "should": title, "filter": _filters(scope)}}, size=CANDIDATES
        )["hits"]["hits"]
        found = set()
        for hit in hits:
            entry = int(hit["_id"])
            found.add(passage_id(entry, 0))
            for passage in hit["inner_hits"]["passages"]["hits"]["hits"]:
                found.add(passage_id(entry, passage["_nested"]["offset"]))
        return found

    def tally(self, question: Question, scope: Scope, ranked: Sequence[int], facets: Sequence[str]) -> Tally:
        counts = {facet: {"terms": {"field": facet, "size": MOST_VALUES}} for facet in facets}
        answer = self._search(
            query={"bool": {"filter": [*_filters(scope), _full_match(question)]}},
            size=0,
            track_total_hits=True,
            aggs={"beyond": {"filter": _except(ranked), **({"aggs": counts} if counts else {})}},
        )
        beyond = answer["aggregations"]["beyond"]
        return Tally(
            beyond["doc_count"],
            answer["hits"]["total"]["value"],
            {facet: {bucket["key"]: bucket["doc_count"] for bucket in beyond[facet]["buckets"]} for facet in facets},
        )

    def beyond(self, question: Question, scope: Scope, ranked: Sequence[int], start: int, stop: int) -> list[int]:
        if stop > WINDOW:
            return database_engine().beyond(question, scope, ranked, start, stop)
        answer = self._search(
            query={"bool": {"filter": [*_filters(scope), _full_match(question), _except(ranked)]}},
            sort=[{"dated_on": {"order": "desc", "missing": "_last"}}, {"entry": "desc"}],
            from_=start,
            size=stop - start,
        )
        return [int(hit["_id"]) for hit in answer["hits"]["hits"]]

    def _search(self, **body: Any) -> Any:
        with failing_plainly():
            return server.client().search(index=server.ALIAS, source=False, **body)


@contextmanager
def failing_plainly() -> Iterator[None]:
    """Say EngineDownError whatever the client says: refused, late, or no such index yet."""
    try:
        yield
    except (TransportError, ApiError) as error:
        raise EngineDownError(str(error)) from error


def _full_match(question: Question) -> Json:
    return {"nested": {"path": "passages", "query": _query(question.expression, "passages.lemmas")}}


def _except(ranked: Sequence[int]) -> Json:
    return {"bool": {"must_not": {"terms": {"entry": list(ranked)}}}}


def _filters(scope: Scope) -> list[Json]:
    filters: list[Json] = [{"terms": {column: list(values)}} for column, values in scope.columns.items()]
    if scope.adopted_from or scope.adopted_to:
        limits = {"gte": scope.adopted_from, "lte": scope.adopted_to}
        filters.append({"range": {"dated_on": {key: day.isoformat() for key, day in limits.items() if day}}})
    return filters


def _query(expression: Expression, field: str) -> Json:
    if isinstance(expression, Term):
        if len(expression.lemmas) == 1:
            return {"term": {field: expression.lemmas[0]}}
        return {"match_phrase": {field: " ".join(expression.lemmas)}}
    if isinstance(expression, All):
        return {"bool": {"must": [_query(part, field) for part in expression.parts]}}
    if isinstance(expression, Either):
        parts = [_query(part, field) for part in expression.parts]
        return {"bool": {"should": parts, "minimum_should_match": 1}}
    return {"bool": {"must": _query(expression.wanted, field), "must_not": _query(expression.unwanted, field)}}
