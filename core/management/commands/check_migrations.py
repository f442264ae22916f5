"""Find migrations that may lose data or stop a running site, unless they say that they do so on purpose."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

DANGEROUS = (
    operations.AlterField,
    operations.DeleteModel,
    operations.RemoveField,
    operations.RenameField,
    operations.RenameModel,
    operations.AlterModelTable,
    operations.RunSQL,
)


class Command(BaseCommand):
    help = "Находит в миграциях опасные операции, не названные намеренными."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        loader = MigrationLoader(None)
        found = [
            f"{room}.{name}: {operation.describe()}"
            for (room, name), migration in sorted(loader.disk_migrations.items())
            if room in settings.ROOMS and not reason(migration)
            for operation in dangerous_operations(migration)
        ]
        if found:
            raise CommandError(
                "Опасные операции: проверьте, что данные и работающий сайт уцелеют, и напишите в файле миграции"
                ' DANGEROUS = "почему это безопасно".\n' + "\n".join(found)
            )


def reason(migration: Migration) -> str:
    """Why the author of a migration holds it for safe: the attribute DANGEROUS of its module."""
    module = __import__(migration.__module__, fromlist=["DANGEROUS"])
    return str(getattr(module, "DANGEROUS", "")).strip()


def dangerous_operations(migration: Migration) -> Iterator[Operation]:
    """The operations of a migration that change or remove what is there, nested ones included.

    What happens to models made by the same migration is safe: their tables are empty.
    """
    made: set[str] = set()
    for operation in _flat(migration.operations):
        if isinstance(operation, operations.CreateModel):
            made.add(operation.name_lower)
        elif isinstance(operation, DANGEROUS):
            model = getattr(operation, "model_name_lower", None) or getattr(operation, "name_lower", None)
            if isinstance(operation, operations.RunSQL) or model not in made:
                yield operation


def _flat(nested: Sequence[Operation]) -> Iterator[Operation]:
    for operation in nested:
        yield operation
        if isinstance(operation, operations.SeparateDatabaseAndState):
            yield from _flat(operation.database_operations)
