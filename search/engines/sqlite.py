"""SQLite: FTS5 tables over the texts of `Passage` and `Entry`, which keep no second copy of them."""

from collections.abc import Sequence

from django.db.models.expressions import RawSQL

from search.engines.database import BEST, DatabaseEngine, Sql
from search.models import PASSAGE_BITS
from search.reading import All, Either, Expression, Term

PASSAGES = "search_passage_text"
TITLES = "search_entry_text"


class SQLiteEngine(DatabaseEngine):
    name = "sqlite"

    def best_passages(self, expression: Expression, *, narrowed: Sql | None, bound: int) -> Sql:
        # Newest first, because beyond the bound nothing is looked at. An entry that is not public has no passage.
        condition, values = ("", [])
        if narrowed:
            condition, values = f"AND (rowid >> {PASSAGE_BITS}) IN ({narrowed[0]})", narrowed[1]
        return (
            f"SELECT id FROM (SELECT rowid AS id, bm25({PASSAGES}) AS place FROM {PASSAGES}"
            f" WHERE {PASSAGES} MATCH %s {condition} ORDER BY rowid DESC LIMIT %s) ORDER BY place LIMIT {BEST}",
            [written(expression), *values, bound],
        )

    def best_titles(self, expression: Expression, *, narrowed: Sql | None, bound: int) -> Sql:
        # "+rowid": with a bare rowid the planner would run the MATCH again for each number of the list.
        condition, values = f"AND EXISTS (SELECT 1 FROM search_entry e WHERE e.id = {TITLES}.rowid AND e.is_public)", []
        if narrowed:
            condition, values = f"AND +rowid IN ({narrowed[0]})", narrowed[1]
        return (
            f"SELECT id << {PASSAGE_BITS} AS id FROM (SELECT rowid AS id, bm25({TITLES}) AS place FROM {TITLES}"
            f" WHERE {TITLES} MATCH %s {condition} ORDER BY rowid DESC LIMIT %s) ORDER BY place LIMIT {BEST}",
            [_in_titles(expression), *values, bound],
        )

    def entries_by_passage(self, expression: Expression) -> Sql:
        return (
            f"SELECT rowid >> {PASSAGE_BITS} FROM {PASSAGES} WHERE {PASSAGES} MATCH %s",
            [written(expression)],
        )

    def entries_by_title(self, expression: Expression) -> Sql:
        return f"SELECT rowid FROM {TITLES} WHERE {TITLES} MATCH %s", [_in_titles(expression)]

    def starting_with(self, beginnings: Sequence[str]) -> RawSQL:
        prefixes = " AND ".join(f'"{beginning}" *' for beginning in beginnings)
        return RawSQL(f"SELECT rowid FROM {TITLES} WHERE {TITLES} MATCH %s", [f"words : ({prefixes})"])


def written(expression: Expression) -> str:
    """Write an expression in FTS5's language. Lemmas hold letters and digits only, so quoting is all they need."""
    if isinstance(expression, Term):
        return f'"{" ".join(expression.lemmas)}"'
    if isinstance(expression, All):
        return f"({' AND '.join(map(written, expression.parts))})"
    if isinstance(expression, Either):
        return f"({' OR '.join(map(written, expression.parts))})"
    return f"({written(expression.wanted)} NOT {written(expression.unwanted)})"


def _in_titles(expression: Expression) -> str:
    return f"title_lemmas : {written(expression)}"
