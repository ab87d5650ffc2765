"""Nobody is responsible for themselves or somebody they have declared near; the number is kept as a hash alone."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

HABIL = """
CREATE FUNCTION kandidatansvar_habil() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM kandidater_naerstaaende n
        JOIN kandidater_personnummer p ON p.indeks = n.indeks
        JOIN kandidater_kandidat k ON k.person = p.person
        WHERE n.bruker_id = NEW.bruker_id AND n.trukket IS NULL AND k.id = NEW.kandidat_id
    ) THEN
        RAISE EXCEPTION 'Ingen følger opp seg selv eller noen de har meldt som nærstående'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kandidatansvar_habil BEFORE INSERT OR UPDATE OF bruker_id, kandidat_id ON kandidater_kandidatansvar
    FOR EACH ROW WHEN (NEW.bruker_id IS NOT NULL) EXECUTE FUNCTION kandidatansvar_habil();
REVOKE UPDATE, DELETE, TRUNCATE ON kandidater_naerstaaende FROM inkl_app, inkl_arbeider;
GRANT UPDATE (trukket, indeks) ON kandidater_naerstaaende TO inkl_app, inkl_arbeider;
"""
TILBAKE = """
DROP TRIGGER kandidatansvar_habil ON kandidater_kandidatansvar;
DROP FUNCTION kandidatansvar_habil();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('kandidater', '0018_vikariat'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Naerstaaende',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('indeks', models.BinaryField(max_length=32)),
                ('slektskap', models.CharField(choices=[('selv', 'Meg selv'), ('partner', 'Ektefelle eller samboer, nå eller før'), ('forelder_eller_barn', 'Forelder eller barn'), ('soesken', 'Søsken'), ('felles_barn', 'En jeg har barn sammen med'), ('annen', 'En annen som står meg nær')], max_length=20)),
                ('meldt', models.DateTimeField()),
                ('trukket', models.DateTimeField(null=True)),
                ('bruker', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='naerstaaende', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('trukket__isnull', True)), fields=('bruker', 'indeks'), name='naerstaaende_en_gang'), models.CheckConstraint(condition=models.Q(('slektskap__in', ['selv', 'partner', 'forelder_eller_barn', 'soesken', 'felles_barn', 'annen'])), name='naerstaaende_slektskap')],
            },
        ),
        migrations.RunSQL(HABIL, TILBAKE),
    ]
