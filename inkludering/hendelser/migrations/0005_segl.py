"""The logs are sealed; a seal is written once, as the log it is of."""

from django.db import migrations, models

LAAST = """
REVOKE UPDATE, DELETE, TRUNCATE ON hendelser_segl FROM inkl_app, inkl_arbeider;
CREATE TRIGGER kan_ikke_endres BEFORE UPDATE OR DELETE ON hendelser_segl
    FOR EACH ROW EXECUTE FUNCTION avvis_endring_av_logg();
CREATE TRIGGER kan_ikke_toemmes BEFORE TRUNCATE ON hendelser_segl
    FOR EACH STATEMENT EXECUTE FUNCTION avvis_endring_av_logg();
"""
TILBAKE = """
DROP TRIGGER kan_ikke_toemmes ON hendelser_segl;
DROP TRIGGER kan_ikke_endres ON hendelser_segl;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('hendelser', '0004_overskrevet'),
    ]

    operations = [
        migrations.CreateModel(
            name='Segl',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tid', models.DateTimeField()),
                ('tabell', models.CharField(max_length=63)),
                ('til', models.BigIntegerField()),
                ('sett', models.BigIntegerField()),
                ('segl', models.BinaryField(max_length=32)),
            ],
            options={
                'indexes': [models.Index(fields=['tabell', 'til'], name='segl_i_rekkefolge')],
                'constraints': [models.CheckConstraint(condition=models.Q(('sett__gte', models.F('til')), ('til__gte', 0)), name='segl_gaar_framover')],
            },
        ),
        migrations.RunSQL(LAAST, TILBAKE),
    ]
