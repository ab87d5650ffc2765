"""A text about a candidate is copied to Nav's archive or the activity plan; the row that says so is written once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

LAAST = """
REVOKE UPDATE, DELETE, TRUNCATE ON kjerne_avskrift FROM inkl_app, inkl_arbeider;
CREATE TRIGGER kan_ikke_endres BEFORE UPDATE OR DELETE ON kjerne_avskrift
    FOR EACH ROW EXECUTE FUNCTION avvis_endring_av_logg();
CREATE TRIGGER kan_ikke_toemmes BEFORE TRUNCATE ON kjerne_avskrift
    FOR EACH STATEMENT EXECUTE FUNCTION avvis_endring_av_logg();
"""
TILBAKE = """
DROP TRIGGER kan_ikke_toemmes ON kjerne_avskrift;
DROP TRIGGER kan_ikke_endres ON kjerne_avskrift;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('hendelser', '0002_kan_ikke_endres'),
        ('kandidater', '0020_sakene_til_en_person'),
        ('kjerne', '0021_trukket_uten_aa_roepe'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Avskrift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('til', models.CharField(choices=[('arkiv', 'Arkivet'), ('aktivitetsplan', 'Aktivitetsplanen')], max_length=20, verbose_name='kopiert til')),
                ('tid', models.DateTimeField(verbose_name='når')),
                ('av', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kopiert av')),
                ('kandidat', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='avskrifter', to='kandidater.kandidat')),
                ('kontakt', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='avskrifter', to='kjerne.kontakt', verbose_name='kontakt')),
            ],
            options={
                'verbose_name': 'tekst kopiert',
                'indexes': [models.Index(fields=['kandidat', '-tid'], name='avskrift_av_kandidaten')],
                'constraints': [models.CheckConstraint(condition=models.Q(('til__in', ['arkiv', 'aktivitetsplan'])), name='avskrift_har_kjent_sted')],
            },
        ),
        migrations.RunSQL(LAAST, TILBAKE),
    ]
