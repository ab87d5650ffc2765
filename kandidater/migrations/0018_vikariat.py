"""Who stands in for whoever answers for a candidate: one view, which pages, doors and reminders ask.

Whoever takes all, or the one a candidate is given to by name. Of a graded candidate only within the days the vikar has
the right to see who is: it is theirs in their role as a jobbspesialist.
"""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import inkludering.felles.kryptering
from inkludering.hendelser.historielaas import laas
from kandidater.gradering import er_gradert_sql

GRADERT = er_gradert_sql("k")
VIKARIAT = f"""
ALTER TABLE brukere_vikarplass ADD CONSTRAINT vikarplass_i_fravaeret UNIQUE (id, fravaer_id);
ALTER TABLE kandidater_vikarbeskjed ADD CONSTRAINT vikarbeskjed_i_fravaeret
    FOREIGN KEY (plass_id, fravaer_id) REFERENCES brukere_vikarplass (id, fravaer_id) DEFERRABLE INITIALLY DEFERRED;
CREATE VIEW kandidater_vikariat AS
SELECT a.kandidat_id, s.vikar_id, s.for_bruker_id, s.fravaer_id, a.periode * s.periode * rett.periode AS periode
FROM brukere_stedfortreder s
JOIN kandidater_kandidatansvar a ON a.bruker_id = s.for_bruker_id AND a.periode && s.periode
JOIN kandidater_kandidat k ON k.id = a.kandidat_id
LEFT JOIN kandidater_vikarbeskjed b ON b.fravaer_id = s.fravaer_id AND b.kandidat_id = a.kandidat_id
CROSS JOIN LATERAL (
    SELECT tstzrange(NULL, NULL) AS periode WHERE NOT {GRADERT}
    UNION ALL
    SELECT tstzrange(lower(t.gyldig)::timestamp AT TIME ZONE 'Europe/Oslo',
        upper(t.gyldig)::timestamp AT TIME ZONE 'Europe/Oslo')
    FROM brukere_tilknytning t
    WHERE {GRADERT} AND t.bruker_id = s.vikar_id AND t.rolle = 'jobbspesialist' AND t.ser_skjermede
) rett
WHERE CASE WHEN b.plass_id IS NULL THEN s.hoved ELSE b.plass_id = s.plass_id END;
REVOKE INSERT, UPDATE, DELETE ON kandidater_vikariat FROM inkl_app, inkl_arbeider;
"""  # noqa: S608 - no value of anybody's
TILBAKE = """
DROP VIEW kandidater_vikariat;
ALTER TABLE kandidater_vikarbeskjed DROP CONSTRAINT vikarbeskjed_i_fravaeret;
ALTER TABLE brukere_vikarplass DROP CONSTRAINT vikarplass_i_fravaeret;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('brukere', '0011_vikaren_er_paa_jobb'),
        ('kandidater', '0017_vekter'),
    ]

    operations = [
        migrations.CreateModel(
            name='Vikariat',
            fields=[
                ('pk', models.CompositePrimaryKey('kandidat_id', 'vikar_id', 'periode', blank=True, editable=False, primary_key=True, serialize=False)),
                ('periode', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
            ],
            options={
                'db_table': 'kandidater_vikariat',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='Vikarbeskjed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tekst', inkludering.felles.kryptering.KryptertTekstfelt(blank=True, default='', verbose_name='Beskjed til vikaren')),
                ('fravaer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vikarbeskjeder', to='brukere.fravaer')),
                ('kandidat', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='vikarbeskjeder', to='kandidater.kandidat')),
                ('plass', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='brukere.vikarplass')),
            ],
        ),
        migrations.CreateModel(
            name='VikarbeskjedEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('tekst', inkludering.felles.kryptering.KryptertTekstfelt(blank=True, default='', verbose_name='Beskjed til vikaren')),
                ('fravaer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='brukere.fravaer')),
                ('kandidat', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kandidater.kandidat')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='kandidater.vikarbeskjed')),
                ('plass', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='brukere.vikarplass')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='vikarbeskjed',
            constraint=models.UniqueConstraint(fields=('kandidat', 'fravaer'), name='vikarbeskjed_en_per_fravaer'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vikarbeskjed',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kandidater_vikarbeskjedevent" ("fravaer_id", "id", "kandidat_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plass_id", "tekst") SELECT new_values."fravaer_id", new_values."id", new_values."kandidat_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."plass_id", new_values."tekst" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='4c6b7d0dd2244692fc937d8aa46d356bbbd7e6b1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9b83e', referencing='REFERENCING NEW TABLE AS new_values ', table='kandidater_vikarbeskjed', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vikarbeskjed',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kandidater_vikarbeskjedevent" ("fravaer_id", "id", "kandidat_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plass_id", "tekst") VALUES (NEW."fravaer_id", NEW."id", NEW."kandidat_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plass_id", NEW."tekst"); RETURN NULL;', hash='51369e2d6af5153d613dc4e6eb5b7486145667b8', operation='UPDATE', pgid='pgtrigger_update_update_c7c01', table='kandidater_vikarbeskjed', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vikarbeskjedevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='456bee376598ff3fd7235908ce092b5bd9a5acf6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6669c', table='kandidater_vikarbeskjedevent', when='BEFORE')),
        ),
        migrations.RunSQL(VIKARIAT, TILBAKE),
        laas("kandidater_vikarbeskjedevent"),
    ]
