from django.db import migrations, models

DANGEROUS = "Two columns are added that may be empty; of the others only the words beside the field change."


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0015_signed_documents'),
    ]

    operations = [
        migrations.AddField(
            model_name='publicationfact',
            name='place',
            field=models.CharField(blank=True, default='', help_text='Общественное место: где вывешен текст («доска объявлений администрации»); иной способ: какой и по какой статье устава.', max_length=255, verbose_name='где или как'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='publicationfact',
            name='placed_at',
            field=models.DateTimeField(blank=True, help_text='Когда полный текст впервые размещён, по времени Алейска. Сетевое издание: обязательно; официальный сайт: если известно.', null=True, verbose_name='время размещения'),
        ),
        migrations.AlterField(
            model_name='publicationfact',
            name='issue',
            field=models.CharField(blank=True, help_text='Печатное издание: обязательно.', max_length=60, verbose_name='номер выпуска'),
        ),
        migrations.AlterField(
            model_name='publicationfact',
            name='pages',
            field=models.CharField(blank=True, help_text='Печатное издание, если известны: «12–18».', max_length=60, verbose_name='страницы'),
        ),
        migrations.AlterField(
            model_name='publicationfact',
            name='publication_name',
            field=models.CharField(blank=True, help_text='Печатное издание: обязательно; сетевое: если его название не видно из адреса.', max_length=255, verbose_name='название издания'),
        ),
        migrations.AlterField(
            model_name='publicationfact',
            name='published_on',
            field=models.DateField(help_text='Когда издание вышло в свет или текст размещён. Если указано время размещения, оставьте пустой.', verbose_name='дата'),
        ),
        migrations.AlterField(
            model_name='publicationfact',
            name='url',
            field=models.URLField(blank=True, help_text='Сетевое издание: обязательно; официальный сайт: пусто — страница этого акта.', max_length=500, verbose_name='адрес'),
        ),
    ]
