"""PostgreSQL: generated tsvector columns beside the texts of `Passage` and `Entry`, with GIN indexes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models.expressions import RawSQL

from search.engines.database import BEST, DatabaseEngine, Sql
from search.models import PASSAGE_BITS
from search.reading import All, Either, Expression, Term

# Planned by itself: joined with the entries, the planner would walk all passages in order and unpack every vector.
FENCE = "OFFSET 0"


class PostgreSQLEngine(DatabaseEngine):
    name = "postgresql"

    @contextmanager
    def planning(self) -> Iterator[None]:
        """Keep the planner on the index: it does not price unpacking a vector and reads the whole table instead.

        With less memory the matches of a common word are known by pages only, and each vector on them is read again.
        Compiling a statement costs more than running it.
        """
        settings = {"enable_seqscan": "off", "work_mem": "'32MB'", "jit": "off"}
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("; ".join(f"SET LOCAL {name} = {value}" for name, value in settings.items()))
            yield
            cursor.execute("; ".join(f"SET LOCAL {name} TO DEFAULT" for name in settings))

    def best_passages(self, expression: Expression, *, narrowed: Sql | None, bound: int) -> Sql:
        condition, values = (f"AND entry_id IN ({narrowed[0]})", narrowed[1]) if narrowed else ("", [])
        return (
            "SELECT id FROM (SELECT id, lemma_vector FROM search_passage"
            f" WHERE lemma_vector @@ %s::tsquery {condition} LIMIT %s) AS matches"
            f" ORDER BY ts_rank(lemma_vector, %s::tsquery, 1) DESC LIMIT {BEST}",
            [written(expression), *values, bound, written(expression)],
        )

    def best_titles(self, expression: Expression, *, narrowed: Sql | None, bound: int) -> Sql:
        condition, values = (f"AND id IN ({narrowed[0]})", narrowed[1]) if narrowed else ("AND is_public", [])
        return (
            f"SELECT id << {PASSAGE_BITS} AS id FROM (SELECT id, length(title_lemmas) AS length FROM search_entry"
            f" WHERE title_vector @@ %s::tsquery {condition} LIMIT %s) AS matches ORDER BY length LIMIT {BEST}",
            [written(expression), *values, bound],
        )

    def entries_by_passage(self, expression: Expression) -> Sql:
        # DISTINCT ON sorts where the planner would hash: found in the order of the table, the numbers are nearly sorted
        # and then meet the index of entries in its order. For a word of every act that is half of the work.
        matches = f"SELECT entry_id FROM search_passage WHERE lemma_vector @@ %s::tsquery {FENCE}"
        return (
            f"(SELECT DISTINCT ON (entry_id) entry_id FROM ({matches}) AS matches ORDER BY entry_id)",
            [written(expression)],
        )

    def entries_by_title(self, expression: Expression) -> Sql:
        return f"(SELECT id FROM search_entry WHERE title_vector @@ %s::tsquery {FENCE})", [written(expression)]

    def starting_with(self, beginnings: Sequence[str]) -> RawSQL:
        prefixes = " & ".join(f"'{beginning}':*" for beginning in beginnings)
        return RawSQL(f"SELECT id FROM search_entry WHERE word_vector @@ %s::tsquery {FENCE}", [prefixes])


def written(expression: Expression) -> str:
    """Write an expression as a tsquery. Lemmas hold letters and digits only, so quoting is all they need."""
    if isinstance(expression, Term):
        return f"({' <-> '.join(_quoted(lemma) for lemma in expression.lemmas)})"
    if isinstance(expression, All):
        return f"({' & '.join(map(written, expression.parts))})"
    if isinstance(expression, Either):
        return f"({' | '.join(map(written, expression.parts))})"
    return f"({written(expression.wanted)} & !{written(expression.unwanted)})"


def _quoted(lemma: str) -> str:
    return f"'{lemma}'"
