"""Dangerous migrations are caught unless they say that they are meant."""

import sys
import types
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader

from core.management.commands.check_migrations import dangerous_operations


def migration(*operations: Any, name: str = "0099_test") -> migrations.Migration:
    made = migrations.Migration(name, "news")
    made.operations = list(operations)
    return made


@pytest.mark.parametrize(
    "operation",
    [
        migrations.RemoveField("newspage", "lead"),
        migrations.DeleteModel("NewsPage"),
        migrations.RenameField("newspage", "lead", "summary"),
        migrations.RenameModel("NewsPage", "Item"),
        migrations.AlterField("newspage", "lead", models.CharField(max_length=10)),
        migrations.RunSQL("DROP TABLE news_newspage"),
        migrations.SeparateDatabaseAndState(database_operations=[migrations.DeleteModel("NewsPage")]),
    ],
)
def test_what_changes_or_removes_data_is_dangerous(operation: Any) -> None:
    assert list(dangerous_operations(migration(operation)))


def test_what_adds_is_not() -> None:
    added = [
        migrations.CreateModel("Item", [("id", models.BigAutoField(primary_key=True))]),
        migrations.AddField("newspage", "summary", models.TextField(blank=True)),
        migrations.AddIndex("newspage", models.Index(fields=["lead"], name="news_lead")),
        migrations.AlterField("item", "id", models.UUIDField(primary_key=True)),
    ]
    assert list(dangerous_operations(migration(*added))) == []


@pytest.fixture
def dangerous(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """A migration of the news room that removes a field, as the command would find it on disk."""
    module = types.ModuleType("news.migrations.0099_test")
    module.Migration = type(  # type: ignore[attr-defined]
        "Migration",
        (migrations.Migration,),
        {"__module__": module.__name__, "operations": [migrations.RemoveField("newspage", "lead")]},
    )
    monkeypatch.setitem(sys.modules, module.__name__, module)

    def load(loader: MigrationLoader) -> None:
        loader.disk_migrations = {("news", "0099_test"): module.Migration("0099_test", "news")}  # type: ignore[attr-defined]

    monkeypatch.setattr(MigrationLoader, "build_graph", load)
    return module


def test_the_command_names_a_dangerous_migration(dangerous: types.ModuleType) -> None:
    with pytest.raises(CommandError, match=r"news\.0099_test: Remove field lead"):
        call_command("check_migrations")


def test_a_reason_lets_it_pass(dangerous: types.ModuleType) -> None:
    dangerous.DANGEROUS = "the column was copied to another table by 0098"  # type: ignore[attr-defined]
    call_command("check_migrations")
    dangerous.DANGEROUS = " "  # type: ignore[attr-defined]
    with pytest.raises(CommandError):
        call_command("check_migrations")
