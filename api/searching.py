"""Lists with `?q=`: the site's own search gives the order and the marked fragments, the resource gives the records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from api.paging import Page
from api.parameters import text
from api.problems import BadParameters, NoSuchPage, ParameterError
from api.records import Projection, Row
from core.keyset import CursorError, Keyset
from search.finding import Found, find, look
from search.reading import read
from search.scope import Scope

QUERY = text("q", "Слова или номер; слова находятся в любой форме. Без sort порядок по соответствию запросу.")
MOST_SORTED = 10_000
"""How many finds are put into another order; a query that finds more has to be made narrower."""


@dataclass(frozen=True)
class Search:
    """A query within the rows of `queryset`; `is_narrowed` where these are fewer than all public ones."""

    query: str
    queryset: QuerySet[Any]
    is_narrowed: bool

    def page(self, shape: Projection, *, cursor: str | None, limit: int) -> Page:
        """Return one page, best finds first. Raises NoSuchPage."""
        offset = _offset(cursor)
        found = find(self.query, self._scope(), limit=limit, offset=offset)
        following = offset + limit
        return Page(
            self._records(shape, found),
            next=f"r{following}" if following < found.total else None,
            previous=f"r{max(offset - limit, 0)}" if offset else None,
        )

    def sorted_page(self, shape: Projection, ordering: Sequence[str], *, cursor: str | None, limit: int) -> Page:
        """Return one page in `ordering`. Raises NoSuchPage, BadParameters when too much is found."""
        columns = dict.fromkeys(["public_id", *(column.lstrip("-") for column in ordering)])
        rows = self.queryset.filter(public_id__in=self._all_found()).values(*columns)
        try:
            page = Keyset(ordering).page(rows, cursor=cursor, limit=limit)
        except CursorError as error:
            raise NoSuchPage from error
        order = [row["public_id"] for row in page.items]
        found = find(self.query, self._scope(order), limit=limit)
        return Page(self._records(shape, found, order), page.next, page.previous)

    def _all_found(self) -> list[UUID | None]:
        question = read(self.query)
        if question is None:
            return []
        listing = look(question, self._scope())
        if listing.total > MOST_SORTED:
            detail = f"Найдено {listing.total}: для sort это слишком много, уточните q или уберите sort."
            raise BadParameters([ParameterError("q", detail)])
        return [ranked.entry.public_id for ranked in listing.page(0, MOST_SORTED)]

    def _scope(self, only: Iterable[UUID] | None = None) -> Scope:
        resource: str = self.queryset.model.resource
        if only is not None:
            return Scope(resources=(resource,), queryset=self.queryset.filter(public_id__in=list(only)))
        return Scope(resources=(resource,), queryset=self.queryset if self.is_narrowed else None)

    def _records(self, shape: Projection, found: Found, order: Sequence[UUID] = ()) -> list[dict[str, Any]]:
        """Return the finished records in `order` (empty: that of the finds) without those that vanished meanwhile."""
        fragments = {hit.public_id: str(hit.fragment) for hit in found.hits}
        selected = self.queryset.filter(public_id__in=list(fragments))
        rows: dict[UUID, Row] = {
            row["public_id"]: row for row in selected.values(*dict.fromkeys(["public_id", *shape.columns]))
        }
        return [
            shape.record({**rows[public_id], "fragment": fragments[public_id]})
            for public_id in order or fragments
            if public_id in rows
        ]


def _offset(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not cursor.startswith("r"):
        raise NoSuchPage
    return int(cursor[1:])
