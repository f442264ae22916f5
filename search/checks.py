"""What must be true of the database for the index to be kept: rebuilding a table drops SQLite's triggers silently."""

from typing import Any

from django.core.checks import Error, Tags, register
from django.db import connections

TRIGGERS = {f"search_{table}_{event}" for table in ("passage", "entry") for event in ("inserted", "deleted", "updated")}


@register(Tags.database)
def full_text_is_kept(databases: Any = None, **_: Any) -> list[Error]:
    errors = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor != "sqlite" or "search_passage" not in connection.introspection.table_names():
            continue
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            missing = TRIGGERS - {row[0] for row in cursor.fetchall()}
        if missing:
            errors.append(
                Error(
                    f"The full-text index is not kept: triggers are missing: {', '.join(sorted(missing))}.",
                    hint="A migration rebuilt their table. Run the statements of search.0002 again in a new one.",
                    id="search.E001",
                )
            )
    return errors
