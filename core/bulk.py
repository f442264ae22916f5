"""Inserting very many rows: what bulk_create spends on each value is most of an import of a hundred thousand acts."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Field, Model

PARAMETERS = 30_000
"""Values in one statement; SQLite takes 32,766."""


def insert_rows(model: type[Model], fields: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows into the table of `model`, each a tuple of the values of `fields` as the database stores them.

    For plain values only (text, whole numbers, None): no defaults, no conversions, no signals. Keys are given by
    the database.
    """
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(getattr(model._meta.get_field(name), "column", name))) for name in fields)
    row_marks = f"({', '.join(['%s'] * len(fields))})"
    table = quote(model._meta.db_table)
    remaining = iter(rows)
    with connection.cursor() as cursor:
        while chunk := list(islice(remaining, PARAMETERS // len(fields))):
            marks = ", ".join([row_marks] * len(chunk))
            values = [value for row in chunk for value in row]
            cursor.execute(f"INSERT INTO {table} ({columns}) VALUES {marks}", values)  # noqa: S608 - names of the model


def insert_objects(model: type[Model], objects: Sequence[Model], *, known_by: str | None = None) -> None:
    """Insert objects into the table of `model` alone, be it their own or that of a parent; no signals.

    With `known_by`, the name of a unique field, the objects are given the keys the database chose.
    """
    fields: list[Field[Any, Any]] = [
        field for field in model._meta.local_concrete_fields if field.remote_field or not field.primary_key
    ]
    insert_rows(
        model,
        [field.name for field in fields],
        (tuple(field.get_db_prep_save(field.pre_save(one, True), connection) for field in fields) for one in objects),
    )
    if known_by is None:
        return
    marks = [getattr(one, known_by) for one in objects]
    keys = dict(model._default_manager.filter(**{f"{known_by}__in": marks}).values_list(known_by, "pk"))
    for one, mark in zip(objects, marks, strict=True):
        one.pk = keys[mark]
        one._state.adding = False
