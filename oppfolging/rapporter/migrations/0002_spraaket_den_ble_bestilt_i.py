"""A report is made in the language it was ordered in; those made before were in bokmål."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('rapporter', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='rapport',
            name='maalform',
            field=models.CharField(choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk'), ('en', 'Engelsk')], default='nb', max_length=2),
        ),
    ]
