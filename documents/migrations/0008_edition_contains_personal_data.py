from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("documents", "0007_fewer_indexes_on_clauses"),
    ]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="contains_personal_data",
            field=models.BooleanField(
                default=False, editable=False, verbose_name="содержит персональные данные"
            ),
        ),
    ]
