"""How PostgreSQL runs the statements of search: by its GIN indexes, also for words that stand nearly everywhere."""

from secrets import token_hex
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from search.engines.postgresql import PostgreSQLEngine, written
from search.models import Entry, Passage, passage_id
from search.reading import All, Either, Term, Without, all_of, any_of
from search.scope import Scope

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.postgresql,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL"),
]


@pytest.fixture
def texts() -> None:
    content_type = ContentType.objects.get_for_model(Entry)
    entries = Entry.objects.bulk_create(
        Entry(content_type=content_type, object_id=n, is_public=True, title_lemmas=f"вода {n}", words=f"воды {n}")
        for n in range(1, 3001)
    )
    Passage.objects.bulk_create(
        Passage(
            pk=passage_id(entry.pk, 0), entry=entry, text="Вода", lemmas=f"вода {entry.object_id} " + "слово " * 100
        )
        for entry in entries
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_entry")
        cursor.execute("ANALYZE search_passage")


def plan(sql: str, values: Any) -> str:
    with PostgreSQLEngine().planning(), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}", values)
        return "\n".join(row[0] for row in cursor.fetchall())


@pytest.mark.usefixtures("texts")
def test_the_indexes_are_used_for_the_rarest_and_the_commonest_word() -> None:
    engine = PostgreSQLEngine()
    for word in ("7", "вода"):
        steps = plan(*engine.best_passages(all_of([word]), narrowed=None, bound=2000))
        assert "search_passage_lemma_vector" in steps
        counted = Scope().entries().filter(pk__in=engine.matching(any_of([word]), titles=False)).order_by().values("pk")
        steps = plan(*counted.query.sql_with_params())
        assert "search_passage_lemma_vector" in steps
        assert "Seq Scan on search_passage" not in steps
    assert "search_entry_title_vector" in plan(*engine.best_titles(all_of(["7"]), narrowed=None, bound=2000))


@pytest.mark.usefixtures("texts")
def test_completion_uses_its_index() -> None:
    found = Entry.objects.filter(pk__in=PostgreSQLEngine().starting_with(["вод", "7"])).values("pk")
    assert "search_entry_word_vector" in plan(*found.query.sql_with_params())


def test_the_planner_is_left_as_it_was() -> None:
    def settings() -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, setting FROM pg_settings WHERE name IN ('enable_seqscan', 'jit', 'work_mem')")
            return sorted(cursor.fetchall())

    before = settings()
    with PostgreSQLEngine().planning():
        assert settings() != before
    assert settings() == before


def test_texts_stand_beside_the_table_that_counting_walks_through() -> None:
    def sizes() -> tuple[int, int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_relation_size('search_passage'), pg_table_size('search_passage')")
            return cursor.fetchone()  # type: ignore[no-any-return]

    content_type = ContentType.objects.get_for_model(Entry)
    entry = Entry.objects.create(content_type=content_type, object_id=1, is_public=True)
    rows, everything = sizes()
    texts = [" ".join(token_hex(4) for _ in range(150)) for _ in range(1000)]
    Passage.objects.bulk_create(
        Passage(pk=passage_id(entry.pk, place), entry=entry, text=text, lemmas=text) for place, text in enumerate(texts)
    )
    rows, everything = sizes()[0] - rows, sizes()[1] - everything
    assert rows < everything / 10


def test_expressions_are_written_as_tsqueries() -> None:
    words = Without(All((Term(("вода",)), Either((Term(("лес",)), Term(("охрана", "земля")))))), Term(("год",)))
    assert written(words) == "((('вода') & (('лес') | ('охрана' <-> 'земля'))) & !('год'))"
