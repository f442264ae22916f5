"""Paging by place: the order of acts of the journal is enough to prove it."""

import base64
import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.keyset import CursorError, Keyset
from core.models import ChangeEntry

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 12, 10, 0, 0, 123456, tzinfo=UTC)
ORDERS = [("seq",), ("-seq",), ("changed_at", "seq"), ("-changed_at", "-record_id"), ("resource", "changed_at", "seq")]


@pytest.fixture
def entries() -> list[ChangeEntry]:
    rows = [
        ChangeEntry(
            seq=number,
            resource="acts" if number % 3 else "news",
            record_id=UUID(int=(number * 7) % 23),
            operation="upsert",
            changed_at=START + timedelta(microseconds=number // 4),
        )
        for number in range(1, 24)
    ]
    return ChangeEntry.objects.bulk_create(rows)


def walk(keyset: Keyset, limit: int) -> tuple[list[int], str | None]:
    seen, cursor, last = [], None, None
    while True:
        page = keyset.page(ChangeEntry.objects.all(), cursor=cursor, limit=limit)
        seen += [row.seq for row in page.items]
        if page.next is None:
            return seen, page.previous
        last, cursor = page, page.next
        assert last.next != cursor or cursor is not None


@pytest.mark.parametrize("ordering", ORDERS)
@pytest.mark.parametrize("limit", [1, 4, 23, 50])
def test_every_row_comes_once_in_the_order_asked(
    entries: list[ChangeEntry], ordering: tuple[str, ...], limit: int
) -> None:
    seen, _ = walk(Keyset(ordering), limit)
    assert seen == list(ChangeEntry.objects.order_by(*ordering).values_list("seq", flat=True))


@pytest.mark.parametrize("ordering", ORDERS)
def test_going_back_shows_the_same_pages(entries: list[ChangeEntry], ordering: tuple[str, ...]) -> None:
    keyset = Keyset(ordering)
    expected = list(ChangeEntry.objects.order_by(*ordering).values_list("seq", flat=True))
    _, cursor = walk(keyset, 5)
    back: list[int] = []
    while cursor is not None:
        page = keyset.page(ChangeEntry.objects.all(), cursor=cursor, limit=5)
        back = [row.seq for row in page.items] + back
        cursor = page.previous
    assert back == expected[:20]


def test_rows_added_and_removed_meanwhile_shift_nothing(entries: list[ChangeEntry]) -> None:
    keyset = Keyset(("-seq",))
    first = keyset.page(ChangeEntry.objects.all(), cursor=None, limit=5)
    ChangeEntry.objects.create(seq=99, resource="acts", record_id=UUID(int=1), operation="upsert", changed_at=START)
    ChangeEntry.objects.filter(seq=19).delete()  # the row the cursor names
    second = keyset.page(ChangeEntry.objects.all(), cursor=first.next, limit=5)
    assert [row.seq for row in second.items] == [18, 17, 16, 15, 14]


def test_dictionaries_are_paged_like_rows(entries: list[ChangeEntry]) -> None:
    keyset = Keyset(("-changed_at", "-seq"))
    first = keyset.page(ChangeEntry.objects.values("seq", "changed_at"), cursor=None, limit=6)
    second = keyset.page(ChangeEntry.objects.values("seq", "changed_at"), cursor=first.next, limit=6)
    seen = [row["seq"] for row in first.items + second.items]
    assert seen == list(ChangeEntry.objects.order_by("-changed_at", "-seq").values_list("seq", flat=True)[:12])


def encoded(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "не латиница",
        "====",
        encoded([False, ["-seq"], ["1"]]),
        encoded([False, ["seq"], ["1", "2"]]),
        encoded([False, ["seq"], [None]]),
        encoded([False, ["seq"], [["1"]]]),
        encoded([False, ["seq"], ["один"]]),
        encoded([False, ["seq"], ["-1"]]),
        encoded([False, ["seq"], ["9" * 40]]),
        encoded({"seq": 1}),
        encoded(7),
    ],
)
def test_a_cursor_of_another_list_is_named_bad(cursor: str) -> None:
    with pytest.raises(CursorError):
        Keyset(("seq",)).page(ChangeEntry.objects.all(), cursor=cursor, limit=5)


@pytest.mark.parametrize("moment", ["2026-03-12T10:00:00", "2026-03-12", "завтра"])
def test_a_moment_without_its_offset_is_no_cursor(moment: str) -> None:
    with pytest.raises(CursorError):
        Keyset(("changed_at",)).page(
            ChangeEntry.objects.all(), cursor=encoded([False, ["changed_at"], [moment]]), limit=5
        )


def test_an_order_that_goes_both_ways_is_refused() -> None:
    with pytest.raises(ValueError, match="one way"):
        Keyset(("-changed_at", "seq"))


def test_a_page_costs_one_statement(entries: list[ChangeEntry]) -> None:
    keyset = Keyset(("changed_at", "seq"))
    cursor = keyset.page(ChangeEntry.objects.all(), cursor=None, limit=5).next
    with CaptureQueriesContext(
        connection,
    ) as captured:
        keyset.page(ChangeEntry.objects.all(), cursor=cursor, limit=5)
    assert len(captured) == 1
