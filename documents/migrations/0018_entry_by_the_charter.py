from django.db import migrations, models

import documents.charter

DANGEROUS = "Only defaults that the program fills in and the words beside the fields change: no column, no row."


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0017_publication_in_parts'),
    ]

    operations = [
        migrations.AlterField(
            model_name='legalact',
            name='entry_rule',
            field=models.CharField(choices=[('signing', 'со дня подписания'), ('publication', 'со дня официального опубликования'), ('days_after_publication', 'через … дней после опубликования'), ('fixed_date', 'с указанной даты'), ('other', 'иное (дата и основание вручную)')], default=documents.charter.entry_rule, max_length=30, verbose_name='вступает в силу'),
        ),
        migrations.AlterField(
            model_name='legalact',
            name='entry_days',
            field=models.PositiveSmallIntegerField(blank=True, default=documents.charter.entry_days, help_text='Только для правила «через … дней».', null=True, verbose_name='через сколько дней'),
        ),
        migrations.AlterField(
            model_name='legalact',
            name='entry_note',
            field=models.CharField(blank=True, help_text='Чем установлена дата, указанная вручную; здесь же — «распространяется на правоотношения с …».', max_length=255, verbose_name='основание даты'),
        ),
        migrations.AlterField(
            model_name='legalact',
            name='entry_on',
            field=models.DateField(blank=True, help_text='Оставьте пустой, если дата следует из правила: она посчитается сама. Нормативный акт вступает в силу не раньше официального опубликования, какой бы ни была эта дата.', null=True, verbose_name='дата вступления в силу'),
        ),
    ]
