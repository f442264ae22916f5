"""An index of the aliases among the pages, on SQLite.

Publishing and unpublishing ask for the aliases of a page. Wagtail's own index holds every page, nearly all of them under
NULL; once SQLite has counted that (ANALYZE), it takes the index for useless and reads the whole table.
"""

from django.db import migrations

FORWARDS = "CREATE INDEX core_page_aliases ON wagtailcore_page (alias_of_id) WHERE alias_of_id IS NOT NULL"
BACKWARDS = "DROP INDEX IF EXISTS core_page_aliases"


def run(statement):
    def on_sqlite(apps, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(statement)

    return on_sqlite


class Migration(migrations.Migration):
    dependencies = [("core", "0004_frozen_rows"), ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes")]
    operations = [migrations.RunPython(run(FORWARDS), run(BACKWARDS))]
