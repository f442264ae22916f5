"""The tests' database: migrated once into a template, then copied in milliseconds.

Every run and every parallel process starts from a fresh copy. A transactional test empties all tables behind
itself, rows made by migrations included, so the next test gets a new copy, too.
"""

import hashlib
import os
import platform
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.db import connection
from filelock import FileLock

ROOT = Path(__file__).resolve().parents[1]


class TestDatabase(Protocol):
    """A database that can be copied from a template of its own kind."""

    def has_template(self) -> bool: ...

    def make_template(self, migrate: Callable[[str], None]) -> None:
        """Have `migrate` fill a new database of the given name, and keep that as the template."""

    def copy_template(self) -> None:
        """Put a fresh copy in the place of the database Django is connected to."""

    def remove(self) -> None: ...


def prepare(suffix: str, *, renew: bool) -> TestDatabase:
    """Connect Django to a fresh test database; `suffix` tells parallel processes apart."""
    kinds = {"sqlite": SQLiteDatabase, "postgresql": PostgreSQLDatabase}
    database: TestDatabase = kinds[connection.vendor](suffix)
    connection.close()
    (ROOT / "var").mkdir(exist_ok=True)
    with FileLock(ROOT / "var" / f"tests-{_project_name()}.lock"):
        if renew or not database.has_template():
            database.make_template(_migrate)
    database.copy_template()
    return database


def fingerprint() -> str:
    """Eight digits that change with any migration or dependency. Other changes of data need `--create-db`."""
    digest = hashlib.sha256(platform.python_version().encode())
    for path in sorted([*ROOT.glob("*/migrations/*.py"), ROOT / "requirements" / "base.txt"]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:8]


def _project_name() -> str:
    return hashlib.sha256(str(settings.DATABASES["default"]["NAME"]).encode()).hexdigest()[:8]


def _migrate(name: str) -> None:
    connection.settings_dict["TEST"]["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()


def _connect_to(name: str) -> None:
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


class SQLiteDatabase:
    def __init__(self, suffix: str) -> None:
        base = Path(connection.settings_dict["TEST"]["NAME"])
        self.path = base.with_name(f"{base.name}{suffix}")
        self.template = base.with_name(f"{base.name}.template-{fingerprint()}")

    def has_template(self) -> bool:
        return self.template.exists()

    def make_template(self, migrate: Callable[[str], None]) -> None:
        for old in self.template.parent.glob(f"{self.path.name.split('.template')[0]}.template-*"):
            old.unlink()
        unfinished = self.template.with_name(f"{self.path.name}.unfinished")
        _remove(unfinished)
        migrate(str(unfinished))
        unfinished.replace(self.template)

    def copy_template(self) -> None:
        connection.close()
        self.remove()
        shutil.copyfile(self.template, self.path)
        _connect_to(str(self.path))

    def remove(self) -> None:
        connection.close()
        _remove(self.path)


class PostgreSQLDatabase:
    def __init__(self, suffix: str) -> None:
        base = f"test_{settings.DATABASES['default']['NAME']}"
        self.name = f"{base}{suffix}"
        self.template = f"{base}_template_{fingerprint()}"

    def has_template(self) -> bool:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.template])
            return cursor.fetchone() is not None

    def make_template(self, migrate: Callable[[str], None]) -> None:
        unfinished = f"{self.name}_unfinished"
        home = connection.settings_dict["NAME"]
        migrate(unfinished)
        _connect_to(home)
        self._run(
            f'DROP DATABASE IF EXISTS "{self.template}"', f'ALTER DATABASE "{unfinished}" RENAME TO "{self.template}"'
        )

    def copy_template(self) -> None:
        self.remove()
        self._run(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.template}"')
        _connect_to(self.name)

    def remove(self) -> None:
        connection.close()
        self._run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _run(self, *statements: str) -> None:
        with connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        if os.path.exists(f"{path}{end}"):
            os.unlink(f"{path}{end}")
