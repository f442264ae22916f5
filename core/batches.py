"""Walking through a table of any size while others write."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

SIZE = 500


def key_batches(rows: QuerySet[Any], size: int = SIZE) -> Iterator[list[Any]]:
    """Yield the primary keys of `rows` in ascending order, `size` at a time.

    Each batch is a query of its own: a cursor left open would keep an old snapshot, from which SQLite refuses to
    write once anybody else has written.
    """
    keys = rows.order_by("pk").values_list("pk", flat=True)
    batch = list(keys[:size])
    while batch:
        yield batch
        batch = list(keys.filter(pk__gt=batch[-1])[:size])
