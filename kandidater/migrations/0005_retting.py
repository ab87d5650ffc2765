"""What a candidate is reached by, and one key for a person across numbers and cases: the id of their first case."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# What waits for the transaction to end is judged here, before the table is altered.
NOEKLER = """
INSERT INTO kandidater_personnummer (indeks, person)
SELECT DISTINCT ON (fodselsnummer_indeks) fodselsnummer_indeks, id
FROM kandidater_kandidat ORDER BY fodselsnummer_indeks, registrert, id;
UPDATE kandidater_kandidat k SET person = p.person
FROM kandidater_personnummer p WHERE p.indeks = k.fodselsnummer_indeks;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('brukere', '0002_referansedata'),
        ('kandidater', '0004_deling'),
    ]

    operations = [
        migrations.CreateModel(
            name='Personnummer',
            fields=[
                ('indeks', models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ('person', models.UUIDField(db_index=True)),
            ],
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='kandidat',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='kandidat',
            name='update_update',
        ),
        migrations.AddField(
            model_name='kandidat',
            name='epost',
            field=models.EmailField(blank=True, max_length=254, verbose_name='e-post'),
        ),
        migrations.AddField(
            model_name='kandidat',
            name='kan_faa_epost',
            field=models.BooleanField(default=False, verbose_name='kan få e-post'),
        ),
        migrations.AddField(
            model_name='kandidat',
            name='kan_faa_sms',
            field=models.BooleanField(default=False, verbose_name='kan få SMS'),
        ),
        migrations.AddField(
            model_name='kandidat',
            name='person',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='kandidatevent',
            name='epost',
            field=models.EmailField(blank=True, max_length=254, verbose_name='e-post'),
        ),
        migrations.AddField(
            model_name='kandidatevent',
            name='kan_faa_epost',
            field=models.BooleanField(default=False, verbose_name='kan få e-post'),
        ),
        migrations.AddField(
            model_name='kandidatevent',
            name='kan_faa_sms',
            field=models.BooleanField(default=False, verbose_name='kan få SMS'),
        ),
        migrations.AlterField(
            model_name='kandidat',
            name='fodselsnummer_indeks',
            field=models.BinaryField(max_length=32, verbose_name='fødselsnummer'),
        ),
        migrations.AlterField(
            model_name='kandidatevent',
            name='fodselsnummer_indeks',
            field=models.BinaryField(max_length=32, verbose_name='fødselsnummer'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kandidat',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kandidater_kandidatevent" ("avslutning_registrert", "avsluttet_dato", "epost", "etternavn", "fase", "fodselsnummer", "fodselsnummer_indeks", "fornavn", "gradering", "gradering_kilde", "gradering_tid", "henvist_dato", "id", "innsatsgruppe", "kan_faa_epost", "kan_faa_sms", "kontor_id", "maalform", "metode", "notat", "oppstartsdato", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrert", "skjermet", "telefon") SELECT new_values."avslutning_registrert", new_values."avsluttet_dato", new_values."epost", new_values."etternavn", new_values."fase", new_values."fodselsnummer", new_values."fodselsnummer_indeks", new_values."fornavn", new_values."gradering", new_values."gradering_kilde", new_values."gradering_tid", new_values."henvist_dato", new_values."id", new_values."innsatsgruppe", new_values."kan_faa_epost", new_values."kan_faa_sms", new_values."kontor_id", new_values."maalform", new_values."metode", new_values."notat", new_values."oppstartsdato", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."registrert", new_values."skjermet", new_values."telefon" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='b68daf8358cff796ac9e801e8a3646d4d227a612', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_10906', referencing='REFERENCING NEW TABLE AS new_values ', table='kandidater_kandidat', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kandidat',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."avslutning_registrert" IS DISTINCT FROM (NEW."avslutning_registrert") OR OLD."avsluttet_dato" IS DISTINCT FROM (NEW."avsluttet_dato") OR OLD."epost" IS DISTINCT FROM (NEW."epost") OR OLD."etternavn" IS DISTINCT FROM (NEW."etternavn") OR OLD."fase" IS DISTINCT FROM (NEW."fase") OR OLD."fodselsnummer" IS DISTINCT FROM (NEW."fodselsnummer") OR OLD."fodselsnummer_indeks" IS DISTINCT FROM (NEW."fodselsnummer_indeks") OR OLD."fornavn" IS DISTINCT FROM (NEW."fornavn") OR OLD."gradering" IS DISTINCT FROM (NEW."gradering") OR OLD."gradering_kilde" IS DISTINCT FROM (NEW."gradering_kilde") OR OLD."gradering_tid" IS DISTINCT FROM (NEW."gradering_tid") OR OLD."henvist_dato" IS DISTINCT FROM (NEW."henvist_dato") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."innsatsgruppe" IS DISTINCT FROM (NEW."innsatsgruppe") OR OLD."kan_faa_epost" IS DISTINCT FROM (NEW."kan_faa_epost") OR OLD."kan_faa_sms" IS DISTINCT FROM (NEW."kan_faa_sms") OR OLD."kontor_id" IS DISTINCT FROM (NEW."kontor_id") OR OLD."maalform" IS DISTINCT FROM (NEW."maalform") OR OLD."metode" IS DISTINCT FROM (NEW."metode") OR OLD."notat" IS DISTINCT FROM (NEW."notat") OR OLD."oppstartsdato" IS DISTINCT FROM (NEW."oppstartsdato") OR OLD."registrert" IS DISTINCT FROM (NEW."registrert") OR OLD."skjermet" IS DISTINCT FROM (NEW."skjermet") OR OLD."sorteringsnavn" IS DISTINCT FROM (NEW."sorteringsnavn") OR OLD."telefon" IS DISTINCT FROM (NEW."telefon"))', func='INSERT INTO "kandidater_kandidatevent" ("avslutning_registrert", "avsluttet_dato", "epost", "etternavn", "fase", "fodselsnummer", "fodselsnummer_indeks", "fornavn", "gradering", "gradering_kilde", "gradering_tid", "henvist_dato", "id", "innsatsgruppe", "kan_faa_epost", "kan_faa_sms", "kontor_id", "maalform", "metode", "notat", "oppstartsdato", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrert", "skjermet", "telefon") VALUES (NEW."avslutning_registrert", NEW."avsluttet_dato", NEW."epost", NEW."etternavn", NEW."fase", NEW."fodselsnummer", NEW."fodselsnummer_indeks", NEW."fornavn", NEW."gradering", NEW."gradering_kilde", NEW."gradering_tid", NEW."henvist_dato", NEW."id", NEW."innsatsgruppe", NEW."kan_faa_epost", NEW."kan_faa_sms", NEW."kontor_id", NEW."maalform", NEW."metode", NEW."notat", NEW."oppstartsdato", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."registrert", NEW."skjermet", NEW."telefon"); RETURN NULL;', hash='c3b64401be93faa9817dac272446a54e92b22d62', operation='UPDATE', pgid='pgtrigger_update_update_1581e', table='kandidater_kandidat', when='AFTER')),
        ),
        migrations.RunSQL(NOEKLER, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='kandidat',
            constraint=models.UniqueConstraint(condition=models.Q(('avsluttet_dato__isnull', True)), fields=('person',), name='kandidat_en_aapen_per_menneske', violation_error_message='Personen følges allerede opp av en jobbspesialist.'),
        ),
        migrations.AddConstraint(
            model_name='kandidat',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', False)), name='kandidat_har_personnokkel'),
        ),
        migrations.AddConstraint(
            model_name='kandidat',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kan_faa_epost', False), models.Q(('epost', ''), _negated=True), _connector='OR'), models.Q(('kan_faa_sms', False), models.Q(('telefon', ''), _negated=True), _connector='OR')), name='kandidat_naas_der_det_sies', violation_error_message='Skriv adressen eller nummeret meldingene skal sendes til.'),
        ),
    ]
