"""A contact is corrected, with the dates it led to; a date is credited to the first contact that met it."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

ANGRET = "c.id = borte.skapt_av_id AND c.angret IS NOT NULL"
ELLER_RETTET = "c.id = borte.skapt_av_id AND (c.angret IS NOT NULL OR c.rettet = borte.lukket)"


def _bytt(fra: str, til: str) -> str:
    """The function that lets an overdue date disappear: the same, with what else a contact may take with it."""
    return f"""
    DO $bytt$ BEGIN
        EXECUTE replace(pg_get_functiondef('dato_over_fristen_staar'::regproc), $fra${fra}$fra$, $til${til}$til$);
    END $bytt$;
    """


class Migration(migrations.Migration):

    dependencies = [
        ('kjerne', '0015_flytting_av_mote'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='kontakt',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='kontakt',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='oppfolging',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='oppfolging',
            name='update_update',
        ),
        migrations.AddField(
            model_name='kontakt',
            name='rettet',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='kontaktevent',
            name='rettet',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='oppfolging',
            name='godskrevet',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='godskrevne_oppfolginger', to='kjerne.kontakt'),
        ),
        migrations.AddField(
            model_name='oppfolgingevent',
            name='godskrevet',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kjerne.kontakt'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kontakt',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kjerne_kontaktevent" ("angret", "arbeidsgiver_id", "arbeidsgivernavn", "av_id", "beslutningstaker", "dag", "formaal", "id", "initiativ", "kanal", "klokkeslett", "med_arbeidsgiver", "minutter", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reiseminutter", "rettet", "svarer_paa_id", "tid", "utfall") SELECT new_values."angret", new_values."arbeidsgiver_id", new_values."arbeidsgivernavn", new_values."av_id", new_values."beslutningstaker", new_values."dag", new_values."formaal", new_values."id", new_values."initiativ", new_values."kanal", new_values."klokkeslett", new_values."med_arbeidsgiver", new_values."minutter", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reiseminutter", new_values."rettet", new_values."svarer_paa_id", new_values."tid", new_values."utfall" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='d708be513eea8671a739a18ed86514a92bdd405e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1917b', referencing='REFERENCING NEW TABLE AS new_values ', table='kjerne_kontakt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kontakt',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kjerne_kontaktevent" ("angret", "arbeidsgiver_id", "arbeidsgivernavn", "av_id", "beslutningstaker", "dag", "formaal", "id", "initiativ", "kanal", "klokkeslett", "med_arbeidsgiver", "minutter", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reiseminutter", "rettet", "svarer_paa_id", "tid", "utfall") VALUES (NEW."angret", NEW."arbeidsgiver_id", NEW."arbeidsgivernavn", NEW."av_id", NEW."beslutningstaker", NEW."dag", NEW."formaal", NEW."id", NEW."initiativ", NEW."kanal", NEW."klokkeslett", NEW."med_arbeidsgiver", NEW."minutter", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reiseminutter", NEW."rettet", NEW."svarer_paa_id", NEW."tid", NEW."utfall"); RETURN NULL;', hash='5f50f89fdabcfe293ed7447afdc70a5b0a4e6c7a', operation='UPDATE', pgid='pgtrigger_update_update_ca3d1', table='kjerne_kontakt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='oppfolging',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kjerne_oppfolgingevent" ("antall_flyttinger", "arbeidsgiver_id", "art", "avlyst_av_id", "bedt_av_id", "forlop_id", "forsokt_dato", "frist", "fysisk", "godskrevet_id", "grunn", "id", "kandidat_id", "klokkeslett", "kontakt_id", "lukket", "nytt_forsok", "opprettet", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rytmefrist", "side", "situasjon", "skapt_av_id", "status", "sted", "tidligst") SELECT new_values."antall_flyttinger", new_values."arbeidsgiver_id", new_values."art", new_values."avlyst_av_id", new_values."bedt_av_id", new_values."forlop_id", new_values."forsokt_dato", new_values."frist", new_values."fysisk", new_values."godskrevet_id", new_values."grunn", new_values."id", new_values."kandidat_id", new_values."klokkeslett", new_values."kontakt_id", new_values."lukket", new_values."nytt_forsok", new_values."opprettet", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."rytmefrist", new_values."side", new_values."situasjon", new_values."skapt_av_id", new_values."status", new_values."sted", new_values."tidligst" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='855fa53291d859168e9f024a40d8646b35be1347', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fa571', referencing='REFERENCING NEW TABLE AS new_values ', table='kjerne_oppfolging', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='oppfolging',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kjerne_oppfolgingevent" ("antall_flyttinger", "arbeidsgiver_id", "art", "avlyst_av_id", "bedt_av_id", "forlop_id", "forsokt_dato", "frist", "fysisk", "godskrevet_id", "grunn", "id", "kandidat_id", "klokkeslett", "kontakt_id", "lukket", "nytt_forsok", "opprettet", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rytmefrist", "side", "situasjon", "skapt_av_id", "status", "sted", "tidligst") VALUES (NEW."antall_flyttinger", NEW."arbeidsgiver_id", NEW."art", NEW."avlyst_av_id", NEW."bedt_av_id", NEW."forlop_id", NEW."forsokt_dato", NEW."frist", NEW."fysisk", NEW."godskrevet_id", NEW."grunn", NEW."id", NEW."kandidat_id", NEW."klokkeslett", NEW."kontakt_id", NEW."lukket", NEW."nytt_forsok", NEW."opprettet", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rytmefrist", NEW."side", NEW."situasjon", NEW."skapt_av_id", NEW."status", NEW."sted", NEW."tidligst"); RETURN NULL;', hash='c5f3ae255551277ab4b3e88a476076076d6250ea', operation='UPDATE', pgid='pgtrigger_update_update_48793', table='kjerne_oppfolging', when='AFTER')),
        ),
        migrations.RunSQL(_bytt(ANGRET, ELLER_RETTET), _bytt(ELLER_RETTET, ANGRET)),
    ]
