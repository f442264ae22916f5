"""What a record of the API consists of, and how a row of the database becomes one.

A serializer class is only a declaration: its fields name the columns they need. `Projection` compiles it once into
a tuple of columns and a list of functions, so that a list costs one narrow SELECT and no work per field and row.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from django.conf import settings
from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

Row = dict[str, Any]
"""One row of `.values()`; fields may keep in it what another field of the same record needs too."""


def column_of(field: serializers.Field[Any, Any, Any, Any]) -> str:
    """Return the column a plain field reads."""
    return str(field.source or field.field_name)


class Computed(serializers.Field[Any, Any, Any, Any]):
    """A field made of several columns, or of a statement of its own (only in details)."""

    columns: Sequence[str] = ()

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def read(self, row: Row) -> Any:
        """Return the value for `row`; every kind of computed field has its own."""
        raise NotImplementedError

    def gather(self, rows: Sequence[Row]) -> None:
        """Keep in each of `rows`, in one statement for all, what `read` needs beside the columns."""


class Moment(serializers.DateTimeField):
    """A moment in the city's time with its offset; RFC 3339."""

    def read(self, row: Row) -> Any:
        value = row[column_of(self)]
        # Not `localtime`: asking sixty times a page which zone this thread is in costs more than turning to it.
        return value.astimezone(timezone.get_default_timezone()) if value else None


class Address(serializers.URLField):
    """An absolute address of this site made of the path in one column."""

    def __init__(self, pattern: str = "{}", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.pattern = pattern

    def read(self, row: Row) -> str | None:
        value = row[column_of(self)]
        return f"{settings.SITE_URL}{self.pattern.format(value)}" if value else None


@extend_schema_field({"type": ["string", "null"]})
class Highlight(Computed):
    """Where a query was found; only lists with a query give it, unless it is asked for by name."""

    def read(self, row: Row) -> str | None:
        return row.get("fragment")


class NarrowableSerializer(serializers.Serializer[Any]):
    """Fields of which `?fields=` may leave out any: none is promised to be there."""

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        for field in fields.values():
            field.required = False
        return fields


class RecordSerializer(NarrowableSerializer):
    """What every record has (D155)."""

    id = serializers.UUIDField(source="public_id", help_text="Постоянный номер записи.")
    created_at = Moment(help_text="Когда запись создана.")
    published_at = Moment(help_text="Когда впервые опубликована.")
    modified_at = Moment(help_text="Когда изменена в последний раз.")


class Projection:
    """A serializer class compiled for `.values()`."""

    def __init__(self, serializer_class: type[serializers.Serializer[Any]], names: Sequence[str] = ()) -> None:
        fields: Any = serializer_class().fields
        self.readers: list[tuple[str, Callable[[Row], Any]]] = []
        self.gatherers: list[Callable[[Sequence[Row]], None]] = []
        columns: dict[str, None] = {}
        for name, field in fields.items():
            if names and name not in names:
                continue
            columns.update(dict.fromkeys(field.columns if isinstance(field, Computed) else [column_of(field)]))
            if isinstance(field, Computed) and type(field).gather is not Computed.gather:
                self.gatherers.append(field.gather)
            self.readers.append((name, getattr(field, "read", None) or itemgetter(column_of(field))))
        self.columns = tuple(columns)
        self.names = tuple(name for name, _ in self.readers)

    def record(self, row: Row) -> dict[str, Any]:
        return self.records([row])[0]

    def records(self, rows: Sequence[Row]) -> list[dict[str, Any]]:
        for gather in self.gatherers:
            gather(rows)
        return [{name: read(row) for name, read in self.readers} for row in rows]


class Nested(Computed):
    """An object inside a record, made of columns that share a prefix; null where the row leads nowhere."""

    def __init__(
        self, serializer_class: type[serializers.Serializer[Any]], prefix: str, *, present: str, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.serializer_class = serializer_class
        self.prefix = prefix
        self.present = present
        """The column that is empty where there is no such object."""
        self.columns = [f"{prefix}{column}" for column in (present, *projection(serializer_class).columns)]

    def read(self, row: Row) -> dict[str, Any] | None:
        if not row[f"{self.prefix}{self.present}"]:
            return None
        shape = projection(self.serializer_class)
        return shape.record({column: row[f"{self.prefix}{column}"] for column in shape.columns})


@lru_cache(maxsize=256)
def projection(serializer_class: type[serializers.Serializer[Any]], names: tuple[str, ...] = ()) -> Projection:
    """Return the compiled form of `serializer_class`, narrowed to the fields `names` (all when empty)."""
    return Projection(serializer_class, names)
