"""What the two database engines share: everything but how a match is written."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import RawSQL

from search.engines.base import Tally
from search.models import Entry
from search.ranking import CANDIDATES
from search.reading import Expression, Question, any_of
from search.scope import Scope

Sql = tuple[str, list[Any]]


class DatabaseEngine(ABC):
    """Full text in the site's own database: rolled back with everything else, never out of step."""

    name: str

    def candidates(self, question: Question, scope: Scope, rare: Sequence[str], bound: int) -> set[int]:
        try:
            narrowed = None if scope.is_everything_public else _sql(scope.entries())
        except EmptyResultSet:
            return set()
        best = partial(self.best_passages, narrowed=narrowed, bound=bound)
        lists = [best(question.expression)]
        if not question.is_strict and len(question.words) > 1:
            lists.append(best(any_of(rare)))
        lists.append(self.best_titles(question.expression, narrowed=narrowed, bound=bound))
        statement = " UNION ".join(f"SELECT id FROM ({sql}) AS list_{number}" for number, (sql, _) in enumerate(lists))
        with self.planning(), connection.cursor() as cursor:
            cursor.execute(statement, [value for _, values in lists for value in values])
            return {row[0] for row in cursor.fetchall()}

    def tally(self, question: Question, scope: Scope, ranked: Sequence[int], facets: Sequence[str]) -> Tally:
        counts = {"matches": Count("pk"), "ranked": Count("pk", filter=Q(pk__in=ranked))}
        matches = self.matches(question, scope).order_by()
        with self.planning():
            if not facets:
                row = matches.aggregate(**counts)
                return Tally(row["matches"] - row["ranked"], row["matches"])
            rows = list(matches.values(*facets).annotate(**counts))
        found: dict[str, dict[Any, int]] = {facet: {} for facet in facets}
        for row in rows:
            for facet in facets:
                value = row[facet]
                found[facet][value] = found[facet].get(value, 0) + row["matches"] - row["ranked"]
        full = sum(row["matches"] for row in rows)
        return Tally(full - sum(row["ranked"] for row in rows), full, found)

    def beyond(self, question: Question, scope: Scope, ranked: Sequence[int], start: int, stop: int) -> list[int]:
        matches = self.matches(question, scope).exclude(pk__in=ranked)
        newest = matches.order_by(F("dated_on").desc(nulls_last=True), "-pk")
        with self.planning():
            return list(newest.values_list("pk", flat=True)[start:stop])

    def matches(self, question: Question, scope: Scope) -> "QuerySet[Entry]":
        """Return the entries in `scope` that match fully."""
        return scope.entries().filter(pk__in=self.matching(question.expression, titles=not scope.public_only))

    def matching(self, expression: Expression, *, titles: bool) -> RawSQL:
        """Return the numbers of entries of which a passage matches, or also those of which the title does."""
        sql, values = self.entries_by_passage(expression)
        if titles:
            title_sql, title_values = self.entries_by_title(expression)
            sql, values = f"{sql} UNION {title_sql}", [*values, *title_values]
        return RawSQL(sql, values)

    @contextmanager
    def planning(self) -> Iterator[None]:
        """Around a statement: whatever the planner must be told."""
        yield

    @abstractmethod
    def best_passages(self, expression: Expression, *, narrowed: Sql | None, bound: int) -> Sql:
        """Write the statement for the best of the first `bound` matching passages."""

    @abstractmethod
    def best_titles(self, expression: Expression, *, narrowed: Sql | None, bound: int) -> Sql:
        """Write the same for titles; it names the first passage of each entry."""

    @abstractmethod
    def entries_by_passage(self, expression: Expression) -> Sql:
        """Write the statement for the numbers of all entries with a matching passage."""

    @abstractmethod
    def entries_by_title(self, expression: Expression) -> Sql:
        """Write the statement for the numbers of all entries with a matching title."""

    @abstractmethod
    def starting_with(self, beginnings: Sequence[str]) -> RawSQL:
        """Return the numbers of entries whose titles hold, for each beginning, a word that starts with it."""


def _sql(entries: "QuerySet[Entry]") -> Sql:
    sql, values = entries.order_by().values("pk").query.sql_with_params()
    return sql, list(values)


BEST = CANDIDATES
