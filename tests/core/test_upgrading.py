"""A site that is there already takes a newer version: its database is migrated while its guards stand."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BEFORE = "0010"
"""A migration of `documents`; later ones change tables that triggers of other tables name."""
GUARD = (
    "CREATE TRIGGER documents_clause_frozen_delete BEFORE DELETE ON documents_clause"
    " WHEN EXISTS (SELECT 1 FROM documents_edition WHERE id = OLD.edition_id)"
    " BEGIN SELECT RAISE(ABORT, 'frozen'); END"
)
"""One of those that the older version put up."""
MISSING = "from core.freezing import missing; print(missing())"


def manage(database: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "config.settings.test"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_database_with_guards_is_migrated_and_guarded_again(tmp_path: Path) -> None:
    database = tmp_path / "older.sqlite3"
    manage(database, "migrate", "--skip-checks", "documents", BEFORE)
    connection = sqlite3.connect(database)
    connection.execute(GUARD)
    connection.close()
    manage(database, "migrate", "--skip-checks")
    assert manage(database, "shell", "--no-imports", "-c", MISSING) == "[]"
