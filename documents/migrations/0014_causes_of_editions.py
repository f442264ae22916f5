import django.db.models.deletion
from django.db import migrations, models

from documents.reference_rows import GENITIVES


def enter_genitives(apps, schema_editor):
    kinds = apps.get_model("documents", "ActKind")
    for slug, (genitive, plural_genitive) in GENITIVES.items():
        kinds.objects.filter(slug=slug, genitive="").update(genitive=genitive, plural_genitive=plural_genitive)


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0013_owed_mentions'),
    ]

    operations = [
        migrations.CreateModel(
            name='EditionCause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='made_editions', to='documents.actrecord', verbose_name='акт')),
                ('edition', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='causes', to='documents.edition')),
            ],
            options={
                'verbose_name': 'акт, которым сделана редакция',
                'verbose_name_plural': 'акты, которыми сделаны редакции',
                'ordering': ['edition', 'act__adopted_on', 'act'],
                'constraints': [models.UniqueConstraint(fields=('edition', 'act'), name='documents_edition_cause_once')],
            },
        ),
        migrations.AddField(
            model_name='upload',
            name='causes',
            field=models.ManyToManyField(related_name='+', to='documents.actrecord', verbose_name='какими актами внесены изменения'),
        ),
        migrations.AddField(
            model_name='actkind',
            name='genitive',
            field=models.CharField(blank=True, help_text='«в редакции постановления»', max_length=100, verbose_name='название в родительном падеже'),
        ),
        migrations.AddField(
            model_name='actkind',
            name='plural_genitive',
            field=models.CharField(blank=True, help_text='«в редакции постановлений»', max_length=100, verbose_name='то же во множественном числе'),
        ),
        migrations.RunPython(enter_genitives, migrations.RunPython.noop),
    ]
