import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("documents", "0012_approving_acts")]

    operations = [
        migrations.CreateModel(
            name="OwedMention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="documents.actrecord"
                    ),
                ),
            ],
            options={
                "verbose_name": "упоминание, о котором надо сообщить",
                "verbose_name_plural": "упоминания, о которых надо сообщить",
            },
        ),
    ]
