"""Paging by place instead of by number: a page at depth 90,000 costs what the first one does.

A cursor holds the values of the row at the page's edge and the way to read from it. Rows that appear or vanish
meanwhile shift nothing: no row is skipped or shown twice.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models import F, Func, Value

Row = TypeVar("Row")


class CursorError(ValueError):
    """The cursor was not made by this list in this order."""


@dataclass(frozen=True)
class KeysetPage(Generic[Row]):
    """Rows of one page and the cursors of its neighbours (None where there is no neighbour)."""

    items: list[Row]
    next: str | None
    previous: str | None


@dataclass(frozen=True)
class Keyset:
    """An order that names every row: the last column must be unique, none may be null in the rows read."""

    ordering: Sequence[str]
    """As for `order_by`: "-adopted_on", "-public_id". All go one way; "kind__name" follows a relation."""

    def __post_init__(self) -> None:
        if len({column.startswith("-") for column in self.ordering}) != 1:
            raise ValueError(f"the columns of {self.ordering} do not all go one way")

    def page(self, queryset: models.QuerySet[Any], *, cursor: str | None, limit: int) -> KeysetPage[Any]:
        """Read at most `limit` rows from the place `cursor` names (None or "": from the beginning).

        Works on model rows and on `.values()` that include the columns of the order. Raises CursorError.
        """
        if not cursor:
            return self._forward(list(queryset.order_by(*self.ordering)[: limit + 1]), limit, has_previous=False)
        backwards, place = self._decode(queryset.model, cursor)
        ordering = [_reverse(column) for column in self.ordering] if backwards else list(self.ordering)
        rows = list(queryset.filter(_beyond(ordering, place)).order_by(*ordering)[: limit + 1])
        if not backwards:
            return self._forward(rows, limit, has_previous=True)
        items = rows[:limit][::-1]
        return KeysetPage(
            items,
            next=self._encode(items[-1], backwards=False) if items else None,
            previous=self._encode(items[0], backwards=True) if len(rows) > limit else None,
        )

    def _forward(self, rows: list[Any], limit: int, *, has_previous: bool) -> KeysetPage[Any]:
        items = rows[:limit]
        return KeysetPage(
            items,
            next=self._encode(items[-1], backwards=False) if len(rows) > limit else None,
            previous=self._encode(items[0], backwards=True) if has_previous and items else None,
        )

    def _encode(self, row: Any, *, backwards: bool) -> str:
        values = [_as_text(_value(row, column.lstrip("-"))) for column in self.ordering]
        text = json.dumps([backwards, list(self.ordering), values], ensure_ascii=False, separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def _decode(self, model: type[models.Model], cursor: str) -> tuple[bool, list[Value]]:
        try:
            padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
            backwards, ordering, texts = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            if not isinstance(backwards, bool) or ordering != list(self.ordering) or len(texts) != len(ordering):
                raise CursorError(cursor)
            fields = [_field(model, column.lstrip("-")) for column in self.ordering]
            place = [Value(_typed(field, text), field) for field, text in zip(fields, texts, strict=True)]
        except (binascii.Error, UnicodeError, ValueError, TypeError, ValidationError, RecursionError) as error:
            raise CursorError(cursor) from error
        return backwards, place


def _reverse(column: str) -> str:
    return column[1:] if column.startswith("-") else f"-{column}"


def _beyond(ordering: Sequence[str], place: Sequence[Value]) -> Func:
    """Say «after this place in this order» as one comparison of rows, so that an index starts there.

    Said column by column with «or», PostgreSQL gathers and sorts all that is beyond the place.
    """
    after = " < " if ordering[0].startswith("-") else " > "
    columns = [F(column.lstrip("-")) for column in ordering]
    rows = Func(*columns, function=""), Func(*place, function="")
    return Func(*rows, template="%(expressions)s", arg_joiner=after, output_field=models.BooleanField())


def _value(row: Any, path: str) -> Any:
    if isinstance(row, dict):
        return row[path]
    for part in path.split("__"):
        row = getattr(row, part)
    return row


def _as_text(value: Any) -> str:
    if value is None:
        raise ValueError("a column of a keyset order is null")
    # str() of a moment would lose nothing either, but ISO 8601 is what parsers agree on.
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _field(model: type[models.Model], path: str) -> models.Field[Any, Any]:
    field: models.Field[Any, Any]
    current: Any = model
    for part in path.split("__"):
        try:
            field = current._meta.pk if part == "pk" else current._meta.get_field(part)
        except FieldDoesNotExist as error:
            raise TypeError(f"{path} is no column of {model.__name__}") from error
        current = field.related_model
    return field


def _typed(field: models.Field[Any, Any], text: Any) -> Any:
    if not isinstance(text, str) or "\0" in text:
        raise ValueError(text)
    value = datetime.fromisoformat(text) if isinstance(field, models.DateTimeField) else field.to_python(text)
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError(text)
    # A number beyond the column's range is an error of the database on one engine and nothing found on another.
    field.run_validators(value)
    return value
