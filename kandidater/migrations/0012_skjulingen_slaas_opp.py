"""Whether somebody was kept out of sight at a moment is looked up by who they are, never read of the whole country."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kandidater', '0011_maalform_som_oensket'),
    ]

    operations = [
        migrations.AlterField(
            model_name='skjuling',
            name='kandidat',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='skjulinger', to='kandidater.kandidat'),
        ),
    ]
