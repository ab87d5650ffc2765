"""The figures of a past day go by the norm and the percentages of that day, whatever has been decided since."""

import django.db.models.deletion
from django.db import migrations, models

STILLING = """
CREATE FUNCTION stilling_har_datoer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'En annen stillingsprosent er en ny tilknytning, fra dagen den gjelder'
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
END $$;
CREATE TRIGGER stilling_har_datoer BEFORE UPDATE OF stillingsprosent ON brukere_tilknytning
    FOR EACH ROW WHEN (OLD.stillingsprosent <> NEW.stillingsprosent) EXECUTE FUNCTION stilling_har_datoer();
"""
STILLING_TILBAKE = """
DROP TRIGGER stilling_har_datoer ON brukere_tilknytning;
DROP FUNCTION stilling_har_datoer();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('brukere', '0003_norsk_rekkefolge'),
    ]

    operations = [
        migrations.CreateModel(
            name='TidligereNorm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('norm', models.PositiveSmallIntegerField()),
                ('tak', models.PositiveSmallIntegerField()),
                ('til', models.DateTimeField()),
                ('kontor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='tidligere_normer', to='brukere.kontor')),
            ],
            options={
                'indexes': [models.Index(fields=['kontor', 'til'], name='tidligerenorm_naar')],
            },
        ),
        migrations.RunSQL(STILLING, STILLING_TILBAKE),
    ]
