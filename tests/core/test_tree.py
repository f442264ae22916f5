"""Questions to the page tree are answered by an index, whatever the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from core.tree import beginning, within
from core.visibility import restricted_paths
from documents.models import ActRecord
from tests.factories.documents import make_act, make_index

pytestmark = pytest.mark.django_db


def plan(queryset: object) -> str:
    return queryset.explain()  # type: ignore[attr-defined, no-any-return]


def test_a_page_and_everything_below_it_are_found() -> None:
    record = make_act()
    index = make_index()
    expected = set(index.get_descendants(inclusive=True).values_list("pk", flat=True))
    assert set(Page.objects.filter(within(index)).values_list("pk", flat=True)) == expected
    assert list(ActRecord.objects.filter(within(index, through="page__"))) == [record]


def test_only_values_that_begin_so_are_found() -> None:
    one, two, other = make_act("145-п"), make_act("145-п"), make_act("146-п")
    stem = one.path.rstrip("/")
    found = set(ActRecord.objects.filter(beginning("path", stem)))
    assert found == {one, two}
    assert other not in found


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by the size of the table")
def test_sqlite_reads_no_whole_table() -> None:
    index = make_index()
    assert "SCAN" not in plan(Page.objects.filter(within(index)))
    assert "SCAN" not in plan(ActRecord.objects.filter(beginning("path", "/documents/acts/2026/")))


def test_without_restrictions_no_page_is_read() -> None:
    make_index()
    assert not PageViewRestriction.objects.exists()
    with CaptureQueriesContext(connection) as queries:
        assert restricted_paths() == []
    assert [query["sql"] for query in queries if 'wagtailcore_page".' in query["sql"]] == []
