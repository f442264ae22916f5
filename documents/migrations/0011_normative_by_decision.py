from django.db import migrations, models

DANGEROUS = "Only the value that the code supplied goes, and a hint: no column, no row."


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0010_words_for_what_is_shown'),
    ]

    operations = [
        migrations.AlterField(
            model_name='legalact',
            name='is_normative',
            field=models.BooleanField(verbose_name='нормативный'),
        ),
    ]
