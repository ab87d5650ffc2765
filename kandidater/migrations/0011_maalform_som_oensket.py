"""A candidate may wish for Northern Sámi; only the choices change."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kandidater', '0010_graderingen_endres'),
    ]

    operations = [
        migrations.AlterField(
            model_name='kandidat',
            name='maalform',
            field=models.CharField(choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk'), ('en', 'Engelsk'), ('se', 'Davvisámegiella (meldinger sendes på bokmål)')], default='nb', max_length=2, verbose_name='målform'),
        ),
        migrations.AlterField(
            model_name='kandidatevent',
            name='maalform',
            field=models.CharField(choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk'), ('en', 'Engelsk'), ('se', 'Davvisámegiella (meldinger sendes på bokmål)')], default='nb', max_length=2, verbose_name='målform'),
        ),
    ]
