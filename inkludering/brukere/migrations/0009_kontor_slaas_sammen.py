"""An office may be put together with another, and says which."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('brukere', '0008_paalogging'),
    ]

    operations = [
        migrations.AddField(
            model_name='kontor',
            name='etterfolger',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='brukere.kontor'),
        ),
        migrations.AddField(
            model_name='kontor',
            name='nedlagt',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='kontor',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('etterfolger__isnull', True), ('nedlagt__isnull', True)), models.Q(('etterfolger__isnull', False), ('nedlagt__isnull', False)), _connector='OR'), name='kontor_nedlagt_har_etterfolger'),
        ),
    ]
