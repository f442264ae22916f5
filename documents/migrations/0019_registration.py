import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0018_entry_by_the_charter'),
    ]

    operations = [
        migrations.CreateModel(
            name='RegisterEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_on', models.DateField(blank=True, null=True, verbose_name='отправлен в регистр')),
                ('number', models.CharField(blank=True, max_length=19, verbose_name='номер в регистре')),
                ('included_on', models.DateField(blank=True, null=True, verbose_name='включён в регистр')),
                ('act', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='register_entry', to='documents.actrecord')),
            ],
            options={
                'verbose_name': 'запись регистра',
                'verbose_name_plural': 'записи регистра',
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='documents_register_number_once', violation_error_message='Этот номер уже записан у другого акта: проверьте оба.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('included_on', None), ('number', '')), models.Q(models.Q(('number', ''), _negated=True), ('included_on__isnull', False)), _connector='OR'), name='documents_register_number_is_dated', violation_error_message='Номер и день включения в регистр указывают вместе.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='LegalityReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('expertise_positive', 'положительное экспертное заключение'), ('expertise_negative', 'отрицательное экспертное заключение'), ('protest', 'протест прокурора'), ('demand', 'требование прокурора'), ('submission', 'представление прокурора'), ('court_decision', 'решение суда')], max_length=20, verbose_name='что это')),
                ('issued_by', models.CharField(help_text='Орган или суд, без фамилий.', max_length=255, verbose_name='чьё')),
                ('dated_on', models.DateField(verbose_name='дата')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='номер')),
                ('summary', models.TextField(help_text='Своими словами, кратко. Без фамилий и сведений о людях: увидят все.', max_length=2000, verbose_name='что сказано')),
                ('result', models.CharField(blank=True, help_text='Например: «Протест удовлетворён, акт изменён». Пусто, пока не рассмотрено.', max_length=500, verbose_name='чем закончилось')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='documents.registerentry')),
            ],
            options={
                'verbose_name': 'оценка законности',
                'verbose_name_plural': 'оценки законности',
                'ordering': ['dated_on', 'pk'],
            },
        ),
    ]
