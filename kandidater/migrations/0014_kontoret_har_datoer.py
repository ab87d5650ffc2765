"""The figures of a past period are of those the office had then, wherever they have gone since."""

import django.db.models.deletion
from django.db import migrations, models

DATERT = """
CREATE FUNCTION kandidatens_kontor_har_datoer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.kontor_id IS DISTINCT FROM (
        SELECT kontor_id FROM kandidater_tidligerekontor WHERE kandidat_id = OLD.id ORDER BY til DESC LIMIT 1
    ) THEN
        RAISE EXCEPTION 'Et annet kontor gjelder fra et tidspunkt, og det forrige huskes'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kandidatens_kontor_har_datoer BEFORE UPDATE OF kontor_id ON kandidater_kandidat
    FOR EACH ROW WHEN (OLD.kontor_id <> NEW.kontor_id) EXECUTE FUNCTION kandidatens_kontor_har_datoer();
REVOKE UPDATE, DELETE ON kandidater_tidligerekontor FROM inkl_app, inkl_arbeider;
"""
TILBAKE = """
DROP TRIGGER kandidatens_kontor_har_datoer ON kandidater_kandidat;
DROP FUNCTION kandidatens_kontor_har_datoer();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('brukere', '0005_rettsendring'),
        ('kandidater', '0013_graderingen_har_svar'),
    ]

    operations = [
        migrations.CreateModel(
            name='TidligereKontor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('til', models.DateTimeField()),
                ('kandidat', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='tidligere_kontor', to='kandidater.kandidat')),
                ('kontor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='brukere.kontor')),
            ],
            options={
                'indexes': [models.Index(fields=['kontor', 'til'], name='tidligerekontor_naar')],
                'constraints': [models.UniqueConstraint(fields=('kandidat', 'til'), name='tidligerekontor_ett_om_gangen')],
            },
        ),
        migrations.RunSQL(DATERT, TILBAKE),
    ]
