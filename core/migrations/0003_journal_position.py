from django.db import migrations


def create_position(apps, schema_editor):
    apps.get_model("core", "JournalPosition").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("core", "0002_relations")]
    operations = [migrations.RunPython(create_position, migrations.RunPython.noop)]
