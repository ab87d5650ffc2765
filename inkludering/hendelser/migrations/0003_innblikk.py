"""What leaves: one row for each visit in which somebody was shown a person's data, written once."""

import django.db.models.deletion
from django.db import migrations, models

LAAST = """
REVOKE UPDATE, DELETE, TRUNCATE ON hendelser_innblikk FROM inkl_app, inkl_arbeider;
CREATE TRIGGER kan_ikke_endres BEFORE UPDATE OR DELETE ON hendelser_innblikk
    FOR EACH ROW EXECUTE FUNCTION avvis_endring_av_logg();
CREATE TRIGGER kan_ikke_toemmes BEFORE TRUNCATE ON hendelser_innblikk
    FOR EACH STATEMENT EXECUTE FUNCTION avvis_endring_av_logg();
"""
TILBAKE = """
DROP TRIGGER kan_ikke_toemmes ON hendelser_innblikk;
DROP TRIGGER kan_ikke_endres ON hendelser_innblikk;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('hendelser', '0002_kan_ikke_endres'),
    ]

    operations = [
        migrations.CreateModel(
            name='Innblikk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tid', models.DateTimeField()),
                ('bruker_id', models.UUIDField()),
                ('ident', models.CharField(max_length=254)),
                ('rolle', models.CharField(max_length=20)),
                ('kontor_id', models.CharField(blank=True, max_length=4)),
                ('handling', models.CharField(max_length=40)),
                ('kall', models.CharField(blank=True, max_length=64)),
                ('person', models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name='Auditkoe',
            fields=[
                ('innblikk', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='+', serialize=False, to='hendelser.innblikk')),
            ],
            options={
                'db_table': 'audit_koe',
            },
        ),
        migrations.AddIndex(
            model_name='innblikk',
            index=models.Index(fields=['person', '-tid'], name='innblikk_hos_personen'),
        ),
        migrations.RunSQL(LAAST, TILBAKE),
    ]
