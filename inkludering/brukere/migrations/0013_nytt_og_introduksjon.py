"""What somebody has read under «Hva er nytt», and how far they have come in the introduction."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('brukere', '0012_fravaer_finnes_ved_den_som_er_borte'),
    ]

    operations = [
        migrations.AddField(
            model_name='bruker',
            name='intro_steg',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='bruker',
            name='nytt_sett',
            field=models.DateField(blank=True, null=True),
        ),
    ]
