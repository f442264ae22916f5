"""Full text on PostgreSQL: vectors that the database itself keeps equal to the texts, and their indexes."""

from django.db import migrations

FORWARDS = (
    """ALTER TABLE search_passage ADD COLUMN lemma_vector tsvector
        GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, lemmas)) STORED""",
    """ALTER TABLE search_entry ADD COLUMN title_vector tsvector
        GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, title_lemmas)) STORED""",
    """ALTER TABLE search_entry ADD COLUMN word_vector tsvector
        GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, words)) STORED""",
    "CREATE INDEX search_passage_lemma_vector ON search_passage USING gin (lemma_vector)",
    "CREATE INDEX search_entry_title_vector ON search_entry USING gin (title_vector)",
    "CREATE INDEX search_entry_word_vector ON search_entry USING gin (word_vector)",
)
BACKWARDS = (
    "ALTER TABLE search_passage DROP COLUMN IF EXISTS lemma_vector",
    "ALTER TABLE search_entry DROP COLUMN IF EXISTS title_vector, DROP COLUMN IF EXISTS word_vector",
)


def run(statements):
    def on_postgresql(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            with schema_editor.connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)

    return on_postgresql


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text_sqlite")]
    operations = [migrations.RunPython(run(FORWARDS), run(BACKWARDS))]
