"""Who works here has a history, and somebody may be employed elsewhere: by a hospital, never as administrator."""
import uuid

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from inkludering.hendelser.historielaas import laas

# What stands when the history begins, so that the first change says what it was from.
BEGYNNELSEN = """
INSERT INTO brukere_brukerevent (ansatt_hos, epost, etternavn, fornavn, id, is_active, maalform, pgh_created_at,
    pgh_label, pgh_obj_id, telefon, type)
SELECT ansatt_hos, epost, etternavn, fornavn, id, is_active, maalform, %(naa)s, 'insert', id, telefon, type
FROM brukere_bruker;
INSERT INTO brukere_tilknytningevent (bruker_id, er_metodeveileder, gyldig, id, kontor_id, pgh_created_at, pgh_label,
    pgh_obj_id, rolle, ser_skjermede, stillingsprosent)
SELECT bruker_id, er_metodeveileder, gyldig, id, kontor_id, %(naa)s, 'insert', id, rolle, ser_skjermede,
    stillingsprosent
FROM brukere_tilknytning;
"""
# Asked of what is given from now on, and of what stands open when somebody turns out to be employed elsewhere.
ADMINISTRATOR = """
CREATE FUNCTION administrator_er_ansatt_i_nav() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    hvem uuid;
BEGIN
    IF TG_TABLE_NAME = 'brukere_bruker' THEN hvem := NEW.id; ELSE hvem := NEW.bruker_id; END IF;
    IF EXISTS (
        SELECT FROM brukere_tilknytning t JOIN brukere_bruker b ON b.id = t.bruker_id
        WHERE b.id = hvem AND b.ansatt_hos <> '' AND t.rolle = 'administrator' AND upper_inf(t.gyldig)
    ) THEN
        RAISE EXCEPTION 'En administrator må være ansatt i Nav'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'administrator_er_ansatt_i_nav';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER administrator_er_ansatt_i_nav AFTER INSERT OR UPDATE ON brukere_tilknytning
    FOR EACH ROW WHEN (NEW.rolle = 'administrator') EXECUTE FUNCTION administrator_er_ansatt_i_nav();
CREATE TRIGGER administrator_er_ansatt_i_nav AFTER UPDATE OF ansatt_hos ON brukere_bruker
    FOR EACH ROW WHEN (NEW.ansatt_hos <> '') EXECUTE FUNCTION administrator_er_ansatt_i_nav();
"""
ADMINISTRATOR_TILBAKE = """
DROP TRIGGER administrator_er_ansatt_i_nav ON brukere_bruker;
DROP TRIGGER administrator_er_ansatt_i_nav ON brukere_tilknytning;
DROP FUNCTION administrator_er_ansatt_i_nav();
"""


def begynn_historien(_apps, editor):
    with editor.connection.cursor() as peker:
        peker.execute(BEGYNNELSEN, {"naa": timezone.now()})


class Migration(migrations.Migration):

    dependencies = [
        ('brukere', '0005_rettsendring'),
    ]

    operations = [
        migrations.CreateModel(
            name='BrukerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('epost', models.EmailField(max_length=254, verbose_name='e-post')),
                ('type', models.CharField(choices=[('nav', 'Nav'), ('arbeidsgiver', 'Arbeidsgiver')], default='nav', max_length=20)),
                ('fornavn', models.CharField(max_length=100, verbose_name='fornavn')),
                ('etternavn', models.CharField(max_length=100, verbose_name='etternavn')),
                ('sorteringsnavn', models.GeneratedField(db_persist=True, expression=models.Func(django.db.models.functions.text.Concat(models.F('etternavn'), models.Value('\t'), models.F('fornavn'), output_field=models.TextField()), function='norsk_rekkefolge', output_field=models.TextField()), output_field=models.TextField(db_collation='C'))),
                ('telefon', models.CharField(blank=True, max_length=20, verbose_name='telefon')),
                ('maalform', models.CharField(choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk'), ('en', 'Engelsk')], default='nb', max_length=2, verbose_name='målform')),
                ('ansatt_hos', models.CharField(blank=True, db_default='', default='', max_length=100, verbose_name='ansatt hos')),
                ('is_active', models.BooleanField(default=True, verbose_name='aktiv')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TilknytningEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('rolle', models.CharField(choices=[('jobbspesialist', 'Jobbspesialist'), ('leder', 'Leder'), ('markedskontakt', 'Markedskontakt'), ('administrator', 'Administrator')], max_length=20, verbose_name='rolle')),
                ('stillingsprosent', models.PositiveSmallIntegerField(default=100, verbose_name='stillingsprosent')),
                ('gyldig', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='gyldig')),
                ('er_metodeveileder', models.BooleanField(default=False, verbose_name='metodeveileder')),
                ('ser_skjermede', models.BooleanField(default=False, verbose_name='kan se skjermede')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='bruker',
            name='ansatt_hos',
            field=models.CharField(blank=True, db_default='', default='', max_length=100, verbose_name='ansatt hos'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bruker',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "brukere_brukerevent" ("ansatt_hos", "epost", "etternavn", "fornavn", "id", "is_active", "maalform", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telefon", "type") SELECT new_values."ansatt_hos", new_values."epost", new_values."etternavn", new_values."fornavn", new_values."id", new_values."is_active", new_values."maalform", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."telefon", new_values."type" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='1105e445ffaa9ad2ac0df318078c1d15988c6c31', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_54568', referencing='REFERENCING NEW TABLE AS new_values ', table='brukere_bruker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bruker',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ansatt_hos" IS DISTINCT FROM (NEW."ansatt_hos") OR OLD."epost" IS DISTINCT FROM (NEW."epost") OR OLD."etternavn" IS DISTINCT FROM (NEW."etternavn") OR OLD."fornavn" IS DISTINCT FROM (NEW."fornavn") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."maalform" IS DISTINCT FROM (NEW."maalform") OR OLD."sorteringsnavn" IS DISTINCT FROM (NEW."sorteringsnavn") OR OLD."telefon" IS DISTINCT FROM (NEW."telefon") OR OLD."type" IS DISTINCT FROM (NEW."type"))', func='INSERT INTO "brukere_brukerevent" ("ansatt_hos", "epost", "etternavn", "fornavn", "id", "is_active", "maalform", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telefon", "type") VALUES (NEW."ansatt_hos", NEW."epost", NEW."etternavn", NEW."fornavn", NEW."id", NEW."is_active", NEW."maalform", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."telefon", NEW."type"); RETURN NULL;', hash='2f1f29d9bad24ed8c47aef01c2d4eedb6b557599', operation='UPDATE', pgid='pgtrigger_update_update_0dcf5', table='brukere_bruker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tilknytning',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "brukere_tilknytningevent" ("bruker_id", "er_metodeveileder", "gyldig", "id", "kontor_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rolle", "ser_skjermede", "stillingsprosent") SELECT new_values."bruker_id", new_values."er_metodeveileder", new_values."gyldig", new_values."id", new_values."kontor_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."rolle", new_values."ser_skjermede", new_values."stillingsprosent" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='310304dafd048df8b242bd1269c42822bd0ea03e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_cb153', referencing='REFERENCING NEW TABLE AS new_values ', table='brukere_tilknytning', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tilknytning',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "brukere_tilknytningevent" ("bruker_id", "er_metodeveileder", "gyldig", "id", "kontor_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rolle", "ser_skjermede", "stillingsprosent") VALUES (NEW."bruker_id", NEW."er_metodeveileder", NEW."gyldig", NEW."id", NEW."kontor_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rolle", NEW."ser_skjermede", NEW."stillingsprosent"); RETURN NULL;', hash='98a9275144b80454d2021e688578749e1f94ea4f', operation='UPDATE', pgid='pgtrigger_update_update_2f1cc', table='brukere_tilknytning', when='AFTER')),
        ),
        migrations.AddField(
            model_name='brukerevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='tilknytningevent',
            name='bruker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='tilknytningevent',
            name='kontor',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='brukere.kontor'),
        ),
        migrations.AddField(
            model_name='tilknytningevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='brukere.tilknytning'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='brukerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3f3f4600ee58f998b7d5eb8e2cd4222d75a067c8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_39ff0', table='brukere_brukerevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tilknytningevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='257cdf7557c932e5e13e8c9f3eb3839954024a4a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cbba9', table='brukere_tilknytningevent', when='BEFORE')),
        ),
        migrations.RunPython(begynn_historien, migrations.RunPython.noop),
        laas("brukere_brukerevent", "brukere_tilknytningevent"),
        migrations.RunSQL(ADMINISTRATOR, ADMINISTRATOR_TILBAKE),
    ]
