"""A grading changes, and is dated: what a figure of a past moment leaves out follows from when somebody was graded."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

DATERT = """
-- A change that does not say when it was answered would hide somebody, or show them, at moments that are past.
CREATE FUNCTION kandidat_gradering_er_datert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.gradering_tid IS NULL OR NEW.gradering_tid <= coalesce(OLD.gradering_tid, OLD.registrert) THEN
        RAISE EXCEPTION 'En endret gradering må ha et nytt tidspunkt'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'kandidat_gradering_er_datert';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kandidat_gradering_er_datert BEFORE UPDATE OF gradering, skjermet ON kandidater_kandidat
    FOR EACH ROW WHEN (OLD.gradering <> NEW.gradering OR OLD.skjermet <> NEW.skjermet)
    EXECUTE FUNCTION kandidat_gradering_er_datert();
"""
SKJULES = """
CREATE FUNCTION kandidat_skjules() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    var boolean := TG_OP = 'UPDATE' AND (OLD.skjermet OR OLD.gradering <> 'ugradert');
    er boolean := NEW.skjermet OR NEW.gradering <> 'ugradert';
    naa timestamptz := coalesce(NEW.gradering_tid, NEW.registrert);
BEGIN
    IF er AND NOT var THEN
        INSERT INTO kandidater_skjuling (kandidat_id, periode) VALUES (NEW.id, tstzrange(naa, NULL));
    ELSIF var AND NOT er THEN
        UPDATE kandidater_skjuling SET periode = tstzrange(lower(periode), naa)
        WHERE kandidat_id = NEW.id AND upper_inf(periode);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER kandidat_skjules_ny AFTER INSERT ON kandidater_kandidat
    FOR EACH ROW WHEN (NEW.skjermet OR NEW.gradering <> 'ugradert') EXECUTE FUNCTION kandidat_skjules();
CREATE TRIGGER kandidat_skjules AFTER UPDATE OF gradering, skjermet ON kandidater_kandidat
    FOR EACH ROW WHEN (OLD.gradering <> NEW.gradering OR OLD.skjermet <> NEW.skjermet)
    EXECUTE FUNCTION kandidat_skjules();
INSERT INTO kandidater_skjuling (kandidat_id, periode)
    SELECT id, tstzrange(coalesce(gradering_tid, registrert), NULL) FROM kandidater_kandidat
    WHERE skjermet OR gradering <> 'ugradert';
-- It follows from the grading, and nobody writes it besides.
REVOKE INSERT, UPDATE, DELETE ON kandidater_skjuling FROM inkl_app, inkl_arbeider;
"""
TILBAKE = """
DROP TRIGGER kandidat_skjules ON kandidater_kandidat;
DROP TRIGGER kandidat_skjules_ny ON kandidater_kandidat;
DROP FUNCTION kandidat_skjules();
DROP TRIGGER kandidat_gradering_er_datert ON kandidater_kandidat;
DROP FUNCTION kandidat_gradering_er_datert();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('brukere', '0002_referansedata'),
        ('kandidater', '0009_norsk_rekkefolge'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Skjuling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('periode', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
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
            name='sperret',
            field=models.DateTimeField(blank=True, null=True, verbose_name='sperret'),
        ),
        migrations.AddField(
            model_name='kandidatevent',
            name='sperret',
            field=models.DateTimeField(blank=True, null=True, verbose_name='sperret'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kandidat',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kandidater_kandidatevent" ("avslutning_registrert", "avsluttet_dato", "epost", "etternavn", "fase", "fodselsnummer", "fodselsnummer_indeks", "fornavn", "gradering", "gradering_kilde", "gradering_tid", "henvist_dato", "id", "innsatsgruppe", "kan_faa_epost", "kan_faa_sms", "kontor_id", "maalform", "metode", "notat", "oppstartsdato", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrert", "skjermet", "sperret", "telefon", "trukket", "trukket_av_id", "trukket_grunn") SELECT new_values."avslutning_registrert", new_values."avsluttet_dato", new_values."epost", new_values."etternavn", new_values."fase", new_values."fodselsnummer", new_values."fodselsnummer_indeks", new_values."fornavn", new_values."gradering", new_values."gradering_kilde", new_values."gradering_tid", new_values."henvist_dato", new_values."id", new_values."innsatsgruppe", new_values."kan_faa_epost", new_values."kan_faa_sms", new_values."kontor_id", new_values."maalform", new_values."metode", new_values."notat", new_values."oppstartsdato", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."registrert", new_values."skjermet", new_values."sperret", new_values."telefon", new_values."trukket", new_values."trukket_av_id", new_values."trukket_grunn" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='bd50aa105b4ba803d01c93fa39811b40031d3814', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_10906', referencing='REFERENCING NEW TABLE AS new_values ', table='kandidater_kandidat', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kandidat',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."avslutning_registrert" IS DISTINCT FROM (NEW."avslutning_registrert") OR OLD."avsluttet_dato" IS DISTINCT FROM (NEW."avsluttet_dato") OR OLD."epost" IS DISTINCT FROM (NEW."epost") OR OLD."etternavn" IS DISTINCT FROM (NEW."etternavn") OR OLD."fase" IS DISTINCT FROM (NEW."fase") OR OLD."fodselsnummer" IS DISTINCT FROM (NEW."fodselsnummer") OR OLD."fodselsnummer_indeks" IS DISTINCT FROM (NEW."fodselsnummer_indeks") OR OLD."fornavn" IS DISTINCT FROM (NEW."fornavn") OR OLD."gradering" IS DISTINCT FROM (NEW."gradering") OR OLD."gradering_kilde" IS DISTINCT FROM (NEW."gradering_kilde") OR OLD."gradering_tid" IS DISTINCT FROM (NEW."gradering_tid") OR OLD."henvist_dato" IS DISTINCT FROM (NEW."henvist_dato") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."innsatsgruppe" IS DISTINCT FROM (NEW."innsatsgruppe") OR OLD."kan_faa_epost" IS DISTINCT FROM (NEW."kan_faa_epost") OR OLD."kan_faa_sms" IS DISTINCT FROM (NEW."kan_faa_sms") OR OLD."kontor_id" IS DISTINCT FROM (NEW."kontor_id") OR OLD."maalform" IS DISTINCT FROM (NEW."maalform") OR OLD."metode" IS DISTINCT FROM (NEW."metode") OR OLD."notat" IS DISTINCT FROM (NEW."notat") OR OLD."oppstartsdato" IS DISTINCT FROM (NEW."oppstartsdato") OR OLD."registrert" IS DISTINCT FROM (NEW."registrert") OR OLD."skjermet" IS DISTINCT FROM (NEW."skjermet") OR OLD."sorteringsnavn" IS DISTINCT FROM (NEW."sorteringsnavn") OR OLD."sperret" IS DISTINCT FROM (NEW."sperret") OR OLD."telefon" IS DISTINCT FROM (NEW."telefon") OR OLD."trukket" IS DISTINCT FROM (NEW."trukket") OR OLD."trukket_av_id" IS DISTINCT FROM (NEW."trukket_av_id") OR OLD."trukket_grunn" IS DISTINCT FROM (NEW."trukket_grunn"))', func='INSERT INTO "kandidater_kandidatevent" ("avslutning_registrert", "avsluttet_dato", "epost", "etternavn", "fase", "fodselsnummer", "fodselsnummer_indeks", "fornavn", "gradering", "gradering_kilde", "gradering_tid", "henvist_dato", "id", "innsatsgruppe", "kan_faa_epost", "kan_faa_sms", "kontor_id", "maalform", "metode", "notat", "oppstartsdato", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrert", "skjermet", "sperret", "telefon", "trukket", "trukket_av_id", "trukket_grunn") VALUES (NEW."avslutning_registrert", NEW."avsluttet_dato", NEW."epost", NEW."etternavn", NEW."fase", NEW."fodselsnummer", NEW."fodselsnummer_indeks", NEW."fornavn", NEW."gradering", NEW."gradering_kilde", NEW."gradering_tid", NEW."henvist_dato", NEW."id", NEW."innsatsgruppe", NEW."kan_faa_epost", NEW."kan_faa_sms", NEW."kontor_id", NEW."maalform", NEW."metode", NEW."notat", NEW."oppstartsdato", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."registrert", NEW."skjermet", NEW."sperret", NEW."telefon", NEW."trukket", NEW."trukket_av_id", NEW."trukket_grunn"); RETURN NULL;', hash='d40fe187abddde04f92f065f9c2b5c6ab03e94ab', operation='UPDATE', pgid='pgtrigger_update_update_1581e', table='kandidater_kandidat', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='kandidat',
            constraint=models.CheckConstraint(condition=models.Q(('sperret__isnull', True), ('gradering', 'ukjent'), _connector='OR'), name='kandidat_sperret_er_ikke_besvart'),
        ),
        migrations.AddField(
            model_name='skjuling',
            name='kandidat',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='skjulinger', to='kandidater.kandidat'),
        ),
        migrations.AddConstraint(
            model_name='skjuling',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('kandidat', '='), ('periode', '&&')], name='kandidat_skjult_en_gang_om_gangen'),
        ),
        migrations.RunSQL(DATERT + SKJULES, TILBAKE),
    ]
