"""What Nav's audit is told of a request is our own number; the one it came with stands beside it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hendelser', '0005_segl'),
    ]

    operations = [
        migrations.AddField(
            model_name='innblikk',
            name='oppgitt_kall',
            field=models.CharField(blank=True, db_default='', default='', max_length=32),
        ),
    ]
