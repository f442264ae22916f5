from django.db import migrations, models

DANGEROUS = "Only one more choice of a kind: no column, no row."

KINDS = [
    ("amends", "изменяет"),
    ("repeals", "признаёт утратившим силу"),
    ("cancels", "отменяет"),
    ("suspends", "приостанавливает"),
    ("approves", "утверждает"),
    ("based_on", "принят на основании"),
]


class Migration(migrations.Migration):

    dependencies = [("documents", "0011_normative_by_decision")]

    operations = [
        migrations.AlterField(
            model_name="actrelation",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=20, verbose_name="что делает"),
        ),
        migrations.AlterField(
            model_name="awaitedrelation", name="kind", field=models.CharField(choices=KINDS, max_length=20)
        ),
        migrations.AlterField(
            model_name="dismissedrelation", name="kind", field=models.CharField(choices=KINDS, max_length=20)
        ),
    ]
