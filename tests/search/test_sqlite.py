"""How SQLite runs the statements of search: by its full-text index, once."""

import pytest
from django.db import connection

from search.engines.sqlite import SQLiteEngine, written
from search.reading import All, Either, Term, Without, all_of
from search.scope import Scope

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite"),
]


def plan(sql: str, values: list[object]) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        return "\n".join(row[3] for row in cursor.fetchall())


@pytest.mark.parametrize("scope", [Scope(), Scope(years=(2026,)), Scope(public_only=False)])
def test_candidates_come_from_the_full_text_index_in_one_pass(scope: Scope) -> None:
    engine = SQLiteEngine()
    narrowed = None if scope.is_everything_public else scope.entries().values("pk").query.sql_with_params()
    narrowed = (narrowed[0], list(narrowed[1])) if narrowed else None
    for sql, values in (
        engine.best_passages(all_of(["вода"]), narrowed=narrowed, bound=2000),
        engine.best_titles(all_of(["вода"]), narrowed=narrowed, bound=2000),
    ):
        steps = plan(sql, values)
        assert "VIRTUAL TABLE INDEX" in steps
        # "M" is the match; "=" would be a look-up by rowid, that is one match for each number of a list.
        scans = [line for line in steps.splitlines() if "VIRTUAL TABLE INDEX" in line]
        assert len(scans) == 1
        assert "=" not in scans[0].split("INDEX")[1]


def test_counting_does_not_read_the_wide_rows() -> None:
    entries = Scope(years=(2026,)).entries().filter(pk__in=SQLiteEngine().matching(all_of(["вода"]), titles=False))
    sql, values = entries.order_by().values("year").query.sql_with_params()
    assert "VIRTUAL TABLE INDEX" in plan(sql, list(values))


def test_expressions_are_written_in_the_languages_of_fts5() -> None:
    words = Without(All((Term(("вода",)), Either((Term(("лес",)), Term(("охрана", "земля")))))), Term(("год",)))
    assert written(words) == '(("вода" AND ("лес" OR "охрана земля")) NOT "год")'
