"""Why a leader was given the right to see graded people, or lost it, stands on a row of its own, and stays."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import inkludering.felles.kryptering


class Migration(migrations.Migration):

    dependencies = [
        ('brukere', '0004_norm_og_stilling_har_datoer'),
    ]

    operations = [
        migrations.CreateModel(
            name='Rettsendring',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ser_skjermede', models.BooleanField()),
                ('grunn', inkludering.felles.kryptering.KryptertTekstfelt()),
                ('tid', models.DateTimeField()),
                ('av', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('tilknytning', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rettsendringer', to='brukere.tilknytning')),
            ],
        ),
        migrations.RunSQL(
            "REVOKE UPDATE, DELETE, TRUNCATE ON brukere_rettsendring FROM inkl_app, inkl_arbeider;",
            migrations.RunSQL.noop,
        ),
    ]
