from django.db import migrations, models


class Migration(migrations.Migration):
    """Days of acts that are there already are filled in by `recompute_statuses`, soon after the next midnight."""

    dependencies = [
        ('documents', '0019_registration'),
    ]

    operations = [
        migrations.AddField(
            model_name='actrecord',
            name='amended_days',
            field=models.TextField(blank=True, help_text='Все дни, с которых он действует с изменениями, начиная с amended_on: «2024-05-31 2026-06-03».'),
        ),
    ]
