"""Rows that the database itself keeps as they are, whichever code, admin or console tries to change them.

A room declares with `freeze` which rows are frozen; triggers say no on SQLite and PostgreSQL alike. They are put up
after every migration (SQLite drops them silently when a migration rebuilds a table), and `core.checks` proves that
they stand. The only way past is `thawed`, for taking the demonstration away.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from core.models import Thaw


@dataclass(frozen=True)
class Frozen:
    """Which rows of `model` may not change.

    `condition` is SQL about one row, whose columns are written `{row}.column`; it must mean the same on both engines.
    """

    model: type[models.Model]
    condition: str
    message: str
    """Why, in English: a programmer reads it. Editors are told before they come so far."""

    columns: Sequence[str] = ()
    """The columns that are kept; all of them when empty."""

    is_closed: bool = False
    """Whether rows for which the condition holds may not be added either: the list of a frozen thing."""

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def kept(self) -> list[str]:
        names = self.columns or [field.name for field in self.model._meta.concrete_fields]
        return [str(self.model._meta.get_field(name).column) for name in names]  # type: ignore[union-attr]  # concrete

    def broken_by(self, distinct: str) -> dict[str, str]:
        """Return for each event the condition under which it is refused; `distinct` compares two values."""
        old, new = (f"({self.condition.format(row=row)})" for row in ("OLD", "NEW"))
        changed = " OR ".join(f'OLD."{column}" {distinct} NEW."{column}"' for column in self.kept)
        rows = f"({old} OR {new})" if self.is_closed else old
        return {"DELETE": old, "UPDATE": f"{rows} AND ({changed})", **({"INSERT": new} if self.is_closed else {})}


_FROZEN: dict[str, Frozen] = {}
_UNLESS = f"NOT EXISTS (SELECT 1 FROM {Thaw._meta.db_table})"  # noqa: S608 - the name of our own table


def freeze(*declared: Frozen) -> None:
    """Declare frozen rows, from `ready` of the room's AppConfig. What is declared later comes with a migration."""
    _FROZEN.update({frozen.table: frozen for frozen in declared})


@contextmanager
def thawed() -> Iterator[None]:
    """Let this transaction, and no other, change what is frozen."""
    with transaction.atomic():
        pause = Thaw.objects.create()
        yield
        pause.delete()


def put_up(using: str = "default") -> None:
    """Make the triggers of every frozen table that exists, anew."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if Thaw._meta.db_table not in tables:
        return
    with connection.cursor() as cursor:
        for frozen in _FROZEN.values():
            if frozen.table in tables:
                for statement in [*_removal(connection, frozen), *_creation(connection, frozen)]:
                    cursor.execute(statement)


def take_down(using: str = "default") -> None:
    """Remove all triggers: for tests, which empty every table behind themselves."""
    with connections[using].cursor() as cursor:
        for frozen in _FROZEN.values():
            for statement in _removal(connections[using], frozen):
                cursor.execute(statement)


def missing(using: str = "default") -> list[str]:
    """Return the names of the triggers that should stand and do not. A table that is not there yet needs none."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        present = {name for (name,) in cursor.fetchall()}
    wanted = [name for frozen in _FROZEN.values() if frozen.table in tables for name in _names(frozen)]
    return [name for name in wanted if name not in present]


def before_migration(sender: AppConfig, using: str, plan: Sequence[Any], **kwargs: Any) -> None:
    """SQLite changes a table by making it anew, and refuses while triggers of other tables name the old one.

    They stand again after the last migration; if one fails, `core.checks` says that they are missing.
    """
    if plan and connections[using].vendor == "sqlite":
        take_down(using)


def after_migration(sender: AppConfig, using: str, **kwargs: Any) -> None:
    put_up(using)


def _names(frozen: Frozen) -> list[str]:
    return [f"{frozen.table}_frozen_{event.lower()}" for event in frozen.broken_by("=")]


def _removal(connection: BaseDatabaseWrapper, frozen: Frozen) -> list[str]:
    if connection.vendor == "postgresql":
        return [f'DROP TRIGGER IF EXISTS {name} ON "{frozen.table}"' for name in _names(frozen)]
    return [f"DROP TRIGGER IF EXISTS {name}" for name in _names(frozen)]


def _creation(connection: BaseDatabaseWrapper, frozen: Frozen) -> Iterator[str]:
    message = frozen.message.replace("'", "''")
    is_postgresql = connection.vendor == "postgresql"
    for event, condition in frozen.broken_by("IS DISTINCT FROM" if is_postgresql else "IS NOT").items():
        name = f"{frozen.table}_frozen_{event.lower()}"
        if is_postgresql:
            row = "OLD" if event == "DELETE" else "NEW"
            yield (
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                f" IF {condition} AND {_UNLESS} THEN"
                f" RAISE EXCEPTION '{message.replace('%', '%%')}' USING ERRCODE = 'integrity_constraint_violation';"
                f" END IF; RETURN {row}; END $$"
            )
            yield f'CREATE TRIGGER {name} BEFORE {event} ON "{frozen.table}" FOR EACH ROW EXECUTE FUNCTION {name}()'
        else:
            yield (
                f'CREATE TRIGGER {name} BEFORE {event} ON "{frozen.table}" FOR EACH ROW WHEN {condition} AND {_UNLESS}'
                f" BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )
