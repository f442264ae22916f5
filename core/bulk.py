"""Inserting very many rows: what bulk_create spends on each value is most of an import of a hundred thousand acts."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice
from operator import attrgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models import Field, Model

PARAMETERS = 5_000
"""Values in one statement: SQLite reads a longer one more slowly and takes 32,766 at most."""

_AS_IS = {
    *(models.CharField, models.SlugField, models.TextField, models.URLField, models.BooleanField),
    *(models.IntegerField, models.PositiveIntegerField, models.PositiveSmallIntegerField),
    *(models.AutoField, models.BigAutoField),
}
"""Fields whose values are stored as they are. A field of another class, be it made of these, prepares its values."""

_COPIED = {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"}
_TO_ESCAPE = re.compile(r"[\\\t\n\r]")

Row = tuple[Any, ...]


def insert_rows(model: type[Model], fields: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert rows into the table of `model`, each a tuple of the values of `fields` as the database stores them.

    For plain values only (text, numbers, dates, UUIDs, None): no defaults, no conversions, no signals. Keys are given
    by the database.
    """
    table, columns = _names(model, fields)
    with connection.cursor() as cursor:
        for chunk in _chunks(rows, len(fields)):
            if connection.vendor == "postgresql":
                lines = "".join(["\t".join([_copied(value) for value in row]) + "\n" for row in chunk])
                cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", StringIO(lines))
            else:
                cursor.executemany(_insertion(table, columns, count=1), chunk)


def insert_objects(model: type[Model], objects: Sequence[Model]) -> None:
    """Insert objects into the table of `model` alone, be it their own or that of a parent; no signals.

    Where the database chooses the keys, the objects are given them (it returns them in the order of the rows: Django's
    own bulk_create stands on that too).
    """
    key = model._meta.auto_field
    fields = [field for field in model._meta.local_concrete_fields if field is not key]
    readers = [_reader(field) for field in fields]
    rows = (tuple([read(one) for read in readers]) for one in objects)
    names = [field.name for field in fields]
    if key is None:
        insert_rows(model, names, rows)
        return
    table, (key_column, *columns) = _names(model, [key.name, *names])
    keys: list[int] = []
    with connection.cursor() as cursor:
        for chunk in _chunks(rows, len(fields)):
            statement = f"{_insertion(table, columns, count=len(chunk))} RETURNING {key_column}"
            cursor.execute(statement, [value for row in chunk for value in row])
            keys += [returned for (returned,) in cursor.fetchall()]
    for one, given in zip(objects, keys, strict=True):
        setattr(one, key.attname, given)
        one._state.adding = False


def update_objects(objects: Sequence[Model], fields: Sequence[str]) -> None:
    """Write `fields` of objects of one model, each with values of its own; no signals.

    `bulk_update` makes an expression of every value and costs ten times as much.
    """
    if not objects:
        return
    model = type(objects[0])
    table, columns = _names(model, [*fields, model._meta.pk.name])
    *changed, key = (f"{column} = %s" for column in columns)
    statement = f"UPDATE {table} SET {', '.join(changed)} WHERE {key}"  # noqa: S608 - names of the model
    by_name = {field.name: field for field in model._meta.concrete_fields}
    readers = [_reader(by_name[name]) for name in [*fields, model._meta.pk.name]]
    rows = [tuple([read(one) for read in readers]) for one in objects]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            from psycopg2.extras import execute_batch  # type: ignore[import-untyped]  # ships no types

            execute_batch(cursor, statement, rows)  # a hundred statements to the server at a time
        else:
            cursor.executemany(statement, rows)


def _names(model: type[Model], fields: Sequence[str]) -> tuple[str, list[str]]:
    """Return the names of the table and of the columns, quoted."""
    quote = connection.ops.quote_name
    columns = [str(getattr(model._meta.get_field(name), "column", name)) for name in fields]
    return quote(model._meta.db_table), [quote(column) for column in columns]


def _chunks(rows: Iterable[Row], width: int) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, max(PARAMETERS // width, 1))):
        yield chunk


def _insertion(table: str, columns: Sequence[str], *, count: int) -> str:
    """Return a statement that inserts so many rows."""
    marks = f"({', '.join(['%s'] * len(columns))})"
    names = ", ".join(columns)
    return f"INSERT INTO {table} ({names}) VALUES {', '.join([marks] * count)}"  # noqa: S608 - names of the model


def _copied(value: Any) -> str:
    """Write a value the way COPY reads it."""
    if value is None:
        return r"\N"
    return _TO_ESCAPE.sub(lambda found: _COPIED[found[0]], value) if isinstance(value, str) else str(value)


def _reader(field: Field[Any, Any]) -> Callable[[Model], Any]:
    """Return what reads a field of an object as the database stores it."""
    stored: Any = field
    while stored.remote_field:
        stored = stored.target_field
    if type(stored) in _AS_IS:
        return attrgetter(field.attname)
    database = connections[DEFAULT_DB_ALIAS]

    def prepared(one: Model) -> Any:
        value = field.pre_save(one, add=True)
        return None if value is None else field.get_db_prep_save(value, database)

    return prepared
