from django.db import migrations, models

from documents.reference_rows import PROCEDURES


def enter_procedures(apps, schema_editor):
    procedures = apps.get_model("documents", "ConsultationProcedure")
    for order, (slug, name, days, unit, basis) in enumerate(PROCEDURES, start=1):
        if not procedures.objects.filter(name=name).exists():
            procedures.objects.get_or_create(
                slug=slug,
                defaults={
                    "name": name,
                    "minimum_days": days,
                    "day_unit": unit,
                    "legal_basis": basis,
                    "sort_order": order * 10,
                },
            )


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_drafts_and_comments")]
    operations = [
        migrations.CreateModel(
            name="CalendarException",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True, verbose_name="день")),
                (
                    "is_working",
                    models.BooleanField(
                        default=False, help_text="Снимите отметку, если день нерабочий.", verbose_name="рабочий"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        help_text="«Перенос выходного с 7 марта».",
                        max_length=255,
                        verbose_name="почему",
                    ),
                ),
            ],
            options={
                "verbose_name": "особый день календаря",
                "verbose_name_plural": "особые дни календаря",
                "ordering": ["-day"],
            },
        ),
        migrations.RunPython(enter_procedures, migrations.RunPython.noop),
    ]
