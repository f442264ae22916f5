"""Full text on SQLite: FTS5 over the tables' own texts, kept by triggers.

A later migration that rebuilds one of the two tables drops its triggers: `search.checks` notices, and the
statements below, run again by a new migration, mend it.
"""

from django.db import migrations

FORWARDS = (
    """CREATE VIRTUAL TABLE search_passage_text USING fts5(
        lemmas, content='search_passage', content_rowid='id', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE VIRTUAL TABLE search_entry_text USING fts5(
        title_lemmas, words, content='search_entry', content_rowid='id', prefix='2 3 4',
        tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER search_passage_inserted AFTER INSERT ON search_passage BEGIN
        INSERT INTO search_passage_text(rowid, lemmas) VALUES (new.id, new.lemmas);
    END""",
    """CREATE TRIGGER search_passage_deleted AFTER DELETE ON search_passage BEGIN
        INSERT INTO search_passage_text(search_passage_text, rowid, lemmas) VALUES ('delete', old.id, old.lemmas);
    END""",
    """CREATE TRIGGER search_passage_updated AFTER UPDATE OF id, lemmas ON search_passage BEGIN
        INSERT INTO search_passage_text(search_passage_text, rowid, lemmas) VALUES ('delete', old.id, old.lemmas);
        INSERT INTO search_passage_text(rowid, lemmas) VALUES (new.id, new.lemmas);
    END""",
    """CREATE TRIGGER search_entry_inserted AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_entry_text(rowid, title_lemmas, words) VALUES (new.id, new.title_lemmas, new.words);
    END""",
    """CREATE TRIGGER search_entry_deleted AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_entry_text(search_entry_text, rowid, title_lemmas, words)
        VALUES ('delete', old.id, old.title_lemmas, old.words);
    END""",
    """CREATE TRIGGER search_entry_updated AFTER UPDATE OF id, title_lemmas, words ON search_entry
    WHEN old.title_lemmas <> new.title_lemmas OR old.words <> new.words BEGIN
        INSERT INTO search_entry_text(search_entry_text, rowid, title_lemmas, words)
        VALUES ('delete', old.id, old.title_lemmas, old.words);
        INSERT INTO search_entry_text(rowid, title_lemmas, words) VALUES (new.id, new.title_lemmas, new.words);
    END""",
)
BACKWARDS = (
    *(f"DROP TRIGGER IF EXISTS search_{table}_{event}"
      for table in ("passage", "entry") for event in ("inserted", "deleted", "updated")),
    "DROP TABLE IF EXISTS search_passage_text",
    "DROP TABLE IF EXISTS search_entry_text",
)


def run(statements):
    def on_sqlite(apps, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            with schema_editor.connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)

    return on_sqlite


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(run(FORWARDS), run(BACKWARDS))]
