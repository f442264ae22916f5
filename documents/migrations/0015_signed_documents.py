from django.db import migrations, models

import core.storage


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0014_causes_of_editions'),
    ]

    operations = [
        migrations.AddField(
            model_name='edition',
            name='signed_file',
            field=models.FileField(blank=True, default='', max_length=255, storage=core.storage.private_storage, upload_to='editions/%Y/%m/', verbose_name='подписанный документ'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='edition',
            name='signed_has_text',
            field=models.BooleanField(default=False, help_text='На каждой его странице.', verbose_name='слова подписанного документа копируются'),
        ),
        migrations.AddField(
            model_name='edition',
            name='signed_name',
            field=models.CharField(blank=True, max_length=255, verbose_name='имя подписанного документа', default=''),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='edition',
            name='signed_sha256',
            field=models.CharField(blank=True, default='', max_length=64, verbose_name='SHA-256 подписанного документа'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='edition',
            name='signed_size',
            field=models.PositiveBigIntegerField(blank=True, null=True, verbose_name='размер подписанного документа, байт'),
        ),
    ]
