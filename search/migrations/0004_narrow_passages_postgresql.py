"""Keep texts and vectors beside the table of passages, not in it.

Counting the matches of a common word visits the row of each of them. With the texts outside, a hundred thousand rows
take a tenth of the pages. Rows written before stay as they are until `VACUUM FULL search_passage`.
"""

from django.db import migrations


def run(statement):
    def on_postgresql(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement)

    return on_postgresql


class Migration(migrations.Migration):
    dependencies = [("search", "0003_full_text_postgresql")]
    operations = [
        migrations.RunPython(
            run("ALTER TABLE search_passage SET (toast_tuple_target = 128)"),
            run("ALTER TABLE search_passage RESET (toast_tuple_target)"),
        )
    ]
