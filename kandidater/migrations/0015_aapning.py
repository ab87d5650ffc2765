"""A colleague's candidate is opened with a reason; the row is written once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import inkludering.felles.kryptering

LAAST = """
REVOKE UPDATE, DELETE, TRUNCATE ON kandidater_aapning FROM inkl_app, inkl_arbeider;
CREATE TRIGGER kan_ikke_endres BEFORE UPDATE OR DELETE ON kandidater_aapning
    FOR EACH ROW EXECUTE FUNCTION avvis_endring_av_logg();
CREATE TRIGGER kan_ikke_toemmes BEFORE TRUNCATE ON kandidater_aapning
    FOR EACH STATEMENT EXECUTE FUNCTION avvis_endring_av_logg();
"""
TILBAKE = """
DROP TRIGGER kan_ikke_toemmes ON kandidater_aapning;
DROP TRIGGER kan_ikke_endres ON kandidater_aapning;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('hendelser', '0002_kan_ikke_endres'),
        ('brukere', '0005_rettsendring'),
        ('kandidater', '0014_kontoret_har_datoer'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Aapning',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grunn', inkludering.felles.kryptering.KryptertTekstfelt()),
                ('dag', models.DateField()),
                ('tid', models.DateTimeField()),
                ('av', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kandidat', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='aapninger', to='kandidater.kandidat')),
                ('kontor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='brukere.kontor')),
            ],
            options={
                'indexes': [models.Index(fields=['kontor', '-tid'], name='aapning_ved_kontoret')],
                'constraints': [models.UniqueConstraint(fields=('kandidat', 'av', 'dag'), name='aapning_en_om_dagen')],
            },
        ),
        migrations.RunSQL(LAAST, TILBAKE),
    ]
