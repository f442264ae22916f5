from django.db import migrations

from documents.reference_rows import KINDS


def enter_kinds(apps, schema_editor):
    kinds = apps.get_model("documents", "ActKind")
    for order, (slug, name, plural_name, is_reference_text) in enumerate(KINDS, start=1):
        if not kinds.objects.filter(name=name).exists():
            kinds.objects.get_or_create(
                slug=slug,
                defaults={
                    "name": name,
                    "plural_name": plural_name,
                    "is_reference_text": is_reference_text,
                    "sort_order": order * 10,
                },
            )


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_relations")]
    operations = [migrations.RunPython(enter_kinds, migrations.RunPython.noop)]
