from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0016_ways_of_publication'),
    ]

    operations = [
        migrations.AddField(
            model_name='publicationfact',
            name='part',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Только если длинный акт напечатан по частям: которая это часть.', null=True, verbose_name='часть'),
        ),
        migrations.AddField(
            model_name='publicationfact',
            name='parts',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Акт считается опубликованным в день последней из них, когда внесены все.', null=True, verbose_name='всего частей'),
        ),
        migrations.AddConstraint(
            model_name='publicationfact',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('part', None), ('parts', None)), models.Q(('part__isnull', False), ('parts__isnull', False), ('part__gte', 1), ('part__lte', models.F('parts')), ('parts__gte', 2)), _connector='OR'), name='documents_fact_is_whole_or_a_part'),
        ),
        migrations.AddConstraint(
            model_name='publicationfact',
            constraint=models.UniqueConstraint(condition=models.Q(('part__isnull', False)), fields=('act', 'method', 'publication_name', 'part'), name='documents_fact_part_once'),
        ),
    ]
