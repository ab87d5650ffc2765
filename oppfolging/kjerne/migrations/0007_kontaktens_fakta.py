"""A contact gets its facts: when, what came of it, which employer, why, who took the first step, how long.

Reached or not becomes what came of it, in the same column, so that also the history says it in the new words: what was
sent and not answered waits for an answer, the rest did not answer.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

TABELLER = ("kjerne_kontakt", "kjerne_kontaktevent")
BLE = "CASE WHEN naadd THEN 'naadd' WHEN kanal IN ('sms', 'epost') THEN 'sendt' ELSE 'ikke_svar' END"
SPEILES = """
CREATE TRIGGER kontakten_speiles
    AFTER UPDATE OF dag, {utfall}, angret, med_arbeidsgiver, arbeidsgiver_id, av_id ON kjerne_kontakt
    FOR EACH ROW EXECUTE FUNCTION kontakten_speiles();
"""


def _i_funksjonene(fra: str, til: str) -> str:
    """The two functions that ask whether a contact reached somebody: the same, with another question."""
    return "".join(
        f"""
        DO $bytt$ BEGIN
            EXECUTE replace(pg_get_functiondef('{funksjon}'::regproc), $fra${rad}.{fra}$fra$, $til${rad}.{til}$til$);
        END $bytt$;
        """
        for funksjon, rad in (("deltaker_foelger_kontakten", "k"), ("dato_over_fristen_staar", "c"))
    )


UTFALL = (
    "DROP TRIGGER kontakten_speiles ON kjerne_kontakt;"
    + "".join(
        f"ALTER TABLE {tabell} ALTER COLUMN naadd TYPE varchar(12) USING {BLE};"
        f"ALTER TABLE {tabell} RENAME COLUMN naadd TO utfall;"
        for tabell in TABELLER
    )
    + _i_funksjonene("naadd", "utfall = 'naadd'")
    + SPEILES.format(utfall="utfall")
)
UTFALL_TILBAKE = (
    "DROP TRIGGER kontakten_speiles ON kjerne_kontakt;"
    + "".join(
        f"ALTER TABLE {tabell} RENAME COLUMN utfall TO naadd;"
        f"ALTER TABLE {tabell} ALTER COLUMN naadd TYPE boolean USING naadd = 'naadd';"
        for tabell in TABELLER
    )
    + _i_funksjonene("utfall = 'naadd'", "naadd")
    + SPEILES.format(utfall="naadd")
)


class Migration(migrations.Migration):

    dependencies = [
        ('arbeidsgivere', '0003_historien_kan_ikke_endres'),
        ('kandidater', '0004_deling'),
        ('kjerne', '0006_deltakere'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='deltaker',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='deltaker',
            name='update_update',
        ),
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
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(UTFALL, UTFALL_TILBAKE)],
            state_operations=[
                migrations.RemoveField(model_name='kontakt', name='naadd'),
                migrations.RemoveField(model_name='kontaktevent', name='naadd'),
                migrations.AddField(
                    model_name='kontakt',
                    name='utfall',
                    field=models.CharField(choices=[('naadd', 'Nådd'), ('ikke_svar', 'Ikke svar'), ('motte_ikke', 'Møtte ikke'), ('avlyst', 'Avlyst'), ('sendt', 'Sendt, venter svar')], default='naadd', max_length=12, verbose_name='utfall'),
                    preserve_default=False,
                ),
                migrations.AddField(
                    model_name='kontaktevent',
                    name='utfall',
                    field=models.CharField(choices=[('naadd', 'Nådd'), ('ikke_svar', 'Ikke svar'), ('motte_ikke', 'Møtte ikke'), ('avlyst', 'Avlyst'), ('sendt', 'Sendt, venter svar')], default='naadd', max_length=12, verbose_name='utfall'),
                    preserve_default=False,
                ),
            ],
        ),
        migrations.AddField(
            model_name='deltaker',
            name='uteble',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='deltakerevent',
            name='uteble',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='kontakt',
            name='arbeidsgivernavn',
            field=models.CharField(blank=True, max_length=100, verbose_name='arbeidsgiver'),
        ),
        migrations.AddField(
            model_name='kontakt',
            name='beslutningstaker',
            field=models.BooleanField(default=False, verbose_name='beslutningstaker'),
        ),
        migrations.AddField(
            model_name='kontakt',
            name='initiativ',
            field=models.CharField(choices=[('kandidat', 'Kandidat'), ('arbeidsgiver', 'Arbeidsgiver'), ('nav', 'Nav')], default='nav', max_length=12, verbose_name='initiativ'),
        ),
        migrations.AddField(
            model_name='kontakt',
            name='klokkeslett',
            field=models.TimeField(blank=True, null=True, verbose_name='klokkeslett'),
        ),
        migrations.AddField(
            model_name='kontakt',
            name='minutter',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutter'),
        ),
        migrations.AddField(
            model_name='kontakt',
            name='reiseminutter',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='reisetid i minutter'),
        ),
        migrations.AddField(
            model_name='kontakt',
            name='svarer_paa',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='svar', to='kjerne.kontakt'),
        ),
        migrations.AddField(
            model_name='kontaktevent',
            name='arbeidsgivernavn',
            field=models.CharField(blank=True, max_length=100, verbose_name='arbeidsgiver'),
        ),
        migrations.AddField(
            model_name='kontaktevent',
            name='beslutningstaker',
            field=models.BooleanField(default=False, verbose_name='beslutningstaker'),
        ),
        migrations.AddField(
            model_name='kontaktevent',
            name='initiativ',
            field=models.CharField(choices=[('kandidat', 'Kandidat'), ('arbeidsgiver', 'Arbeidsgiver'), ('nav', 'Nav')], default='nav', max_length=12, verbose_name='initiativ'),
        ),
        migrations.AddField(
            model_name='kontaktevent',
            name='klokkeslett',
            field=models.TimeField(blank=True, null=True, verbose_name='klokkeslett'),
        ),
        migrations.AddField(
            model_name='kontaktevent',
            name='minutter',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutter'),
        ),
        migrations.AddField(
            model_name='kontaktevent',
            name='reiseminutter',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='reisetid i minutter'),
        ),
        migrations.AddField(
            model_name='kontaktevent',
            name='svarer_paa',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kjerne.kontakt'),
        ),
        migrations.AddField(
            model_name='oppfolging',
            name='klokkeslett',
            field=models.TimeField(blank=True, null=True, verbose_name='klokkeslett'),
        ),
        migrations.AddField(
            model_name='oppfolging',
            name='sted',
            field=models.CharField(blank=True, max_length=100, verbose_name='sted'),
        ),
        migrations.AddField(
            model_name='oppfolgingevent',
            name='klokkeslett',
            field=models.TimeField(blank=True, null=True, verbose_name='klokkeslett'),
        ),
        migrations.AddField(
            model_name='oppfolgingevent',
            name='sted',
            field=models.CharField(blank=True, max_length=100, verbose_name='sted'),
        ),
        migrations.AlterField(
            model_name='kontakt',
            name='formaal',
            field=models.CharField(blank=True, choices=[('jobbutvikling', 'Jobbutvikling'), ('relasjonsbygging', 'Relasjonsbygging'), ('jobbstotte', 'Jobbstøtte'), ('oppfolging', 'Oppfølging'), ('samarbeidsmote', 'Samarbeidsmøte'), ('oppstartsmote', 'Oppstartsmøte'), ('evaluering', 'Evaluering')], max_length=30, verbose_name='formål'),
        ),
        migrations.AlterField(
            model_name='kontakt',
            name='kanal',
            field=models.CharField(choices=[('telefon', 'Telefon'), ('fysisk', 'Fysisk møte'), ('digitalt', 'Videomøte'), ('sms', 'SMS'), ('epost', 'E-post')], max_length=10, verbose_name='kanal'),
        ),
        migrations.AlterField(
            model_name='kontaktevent',
            name='formaal',
            field=models.CharField(blank=True, choices=[('jobbutvikling', 'Jobbutvikling'), ('relasjonsbygging', 'Relasjonsbygging'), ('jobbstotte', 'Jobbstøtte'), ('oppfolging', 'Oppfølging'), ('samarbeidsmote', 'Samarbeidsmøte'), ('oppstartsmote', 'Oppstartsmøte'), ('evaluering', 'Evaluering')], max_length=30, verbose_name='formål'),
        ),
        migrations.AlterField(
            model_name='kontaktevent',
            name='kanal',
            field=models.CharField(choices=[('telefon', 'Telefon'), ('fysisk', 'Fysisk møte'), ('digitalt', 'Videomøte'), ('sms', 'SMS'), ('epost', 'E-post')], max_length=10, verbose_name='kanal'),
        ),
        migrations.AlterField(
            model_name='oppfolging',
            name='art',
            field=models.CharField(choices=[('rytme', 'Planlagt kontakt'), ('forste_arbeidsgivermote', 'Første fysiske arbeidsgivermøte'), ('midtevaluering', 'Midtevaluering'), ('sluttevaluering', 'Sluttevaluering'), ('jobbtap', 'Kontakt etter mistet jobb'), ('uteblitt', 'Kontakt etter at kandidaten ikke møtte'), ('ringeonske', 'Arbeidsgiveren har bedt om å bli oppringt')], default='rytme', max_length=30),
        ),
        migrations.AlterField(
            model_name='oppfolgingevent',
            name='art',
            field=models.CharField(choices=[('rytme', 'Planlagt kontakt'), ('forste_arbeidsgivermote', 'Første fysiske arbeidsgivermøte'), ('midtevaluering', 'Midtevaluering'), ('sluttevaluering', 'Sluttevaluering'), ('jobbtap', 'Kontakt etter mistet jobb'), ('uteblitt', 'Kontakt etter at kandidaten ikke møtte'), ('ringeonske', 'Arbeidsgiveren har bedt om å bli oppringt')], default='rytme', max_length=30),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deltaker',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kjerne_deltakerevent" ("arbeidsgiverkontakt_id", "bruker_id", "deltok", "forlop_id", "id", "kandidat_id", "kontakt_id", "notat", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uteble") SELECT new_values."arbeidsgiverkontakt_id", new_values."bruker_id", new_values."deltok", new_values."forlop_id", new_values."id", new_values."kandidat_id", new_values."kontakt_id", new_values."notat", new_values."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."uteble" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='2a794fd8f33b1f9a060d9a2643ac9b07455ec88a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9b559', referencing='REFERENCING NEW TABLE AS new_values ', table='kjerne_deltaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deltaker',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."arbeidsgiverkontakt_id" IS DISTINCT FROM (NEW."arbeidsgiverkontakt_id") OR OLD."bruker_id" IS DISTINCT FROM (NEW."bruker_id") OR OLD."deltok" IS DISTINCT FROM (NEW."deltok") OR OLD."forlop_id" IS DISTINCT FROM (NEW."forlop_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kandidat_id" IS DISTINCT FROM (NEW."kandidat_id") OR OLD."kontakt_id" IS DISTINCT FROM (NEW."kontakt_id") OR OLD."notat" IS DISTINCT FROM (NEW."notat") OR OLD."part" IS DISTINCT FROM (NEW."part") OR OLD."uteble" IS DISTINCT FROM (NEW."uteble"))', func='INSERT INTO "kjerne_deltakerevent" ("arbeidsgiverkontakt_id", "bruker_id", "deltok", "forlop_id", "id", "kandidat_id", "kontakt_id", "notat", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uteble") VALUES (NEW."arbeidsgiverkontakt_id", NEW."bruker_id", NEW."deltok", NEW."forlop_id", NEW."id", NEW."kandidat_id", NEW."kontakt_id", NEW."notat", NEW."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."uteble"); RETURN NULL;', hash='739c230c4cd9013ab468d5aef7d65428c8b7d6e7', operation='UPDATE', pgid='pgtrigger_update_update_f43ee', table='kjerne_deltaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kontakt',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kjerne_kontaktevent" ("angret", "arbeidsgiver_id", "arbeidsgivernavn", "av_id", "beslutningstaker", "dag", "formaal", "id", "initiativ", "kanal", "klokkeslett", "med_arbeidsgiver", "minutter", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reiseminutter", "svarer_paa_id", "tid", "utfall") SELECT new_values."angret", new_values."arbeidsgiver_id", new_values."arbeidsgivernavn", new_values."av_id", new_values."beslutningstaker", new_values."dag", new_values."formaal", new_values."id", new_values."initiativ", new_values."kanal", new_values."klokkeslett", new_values."med_arbeidsgiver", new_values."minutter", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reiseminutter", new_values."svarer_paa_id", new_values."tid", new_values."utfall" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='74aedcfd69498c072f5cd95a0602ef7cfed98924', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1917b', referencing='REFERENCING NEW TABLE AS new_values ', table='kjerne_kontakt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kontakt',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kjerne_kontaktevent" ("angret", "arbeidsgiver_id", "arbeidsgivernavn", "av_id", "beslutningstaker", "dag", "formaal", "id", "initiativ", "kanal", "klokkeslett", "med_arbeidsgiver", "minutter", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reiseminutter", "svarer_paa_id", "tid", "utfall") VALUES (NEW."angret", NEW."arbeidsgiver_id", NEW."arbeidsgivernavn", NEW."av_id", NEW."beslutningstaker", NEW."dag", NEW."formaal", NEW."id", NEW."initiativ", NEW."kanal", NEW."klokkeslett", NEW."med_arbeidsgiver", NEW."minutter", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reiseminutter", NEW."svarer_paa_id", NEW."tid", NEW."utfall"); RETURN NULL;', hash='381fbebb624e48307eadb0e51d1422e002bdf40d', operation='UPDATE', pgid='pgtrigger_update_update_ca3d1', table='kjerne_kontakt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='oppfolging',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kjerne_oppfolgingevent" ("antall_flyttinger", "arbeidsgiver_id", "art", "forlop_id", "forsokt_dato", "frist", "fysisk", "grunn", "id", "kandidat_id", "klokkeslett", "kontakt_id", "lukket", "nytt_forsok", "opprettet", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rytmefrist", "side", "situasjon", "skapt_av_id", "status", "sted", "tidligst") SELECT new_values."antall_flyttinger", new_values."arbeidsgiver_id", new_values."art", new_values."forlop_id", new_values."forsokt_dato", new_values."frist", new_values."fysisk", new_values."grunn", new_values."id", new_values."kandidat_id", new_values."klokkeslett", new_values."kontakt_id", new_values."lukket", new_values."nytt_forsok", new_values."opprettet", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."rytmefrist", new_values."side", new_values."situasjon", new_values."skapt_av_id", new_values."status", new_values."sted", new_values."tidligst" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='ca031128d5307cd8d46734673b3f373678db6c4f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fa571', referencing='REFERENCING NEW TABLE AS new_values ', table='kjerne_oppfolging', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='oppfolging',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kjerne_oppfolgingevent" ("antall_flyttinger", "arbeidsgiver_id", "art", "forlop_id", "forsokt_dato", "frist", "fysisk", "grunn", "id", "kandidat_id", "klokkeslett", "kontakt_id", "lukket", "nytt_forsok", "opprettet", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rytmefrist", "side", "situasjon", "skapt_av_id", "status", "sted", "tidligst") VALUES (NEW."antall_flyttinger", NEW."arbeidsgiver_id", NEW."art", NEW."forlop_id", NEW."forsokt_dato", NEW."frist", NEW."fysisk", NEW."grunn", NEW."id", NEW."kandidat_id", NEW."klokkeslett", NEW."kontakt_id", NEW."lukket", NEW."nytt_forsok", NEW."opprettet", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rytmefrist", NEW."side", NEW."situasjon", NEW."skapt_av_id", NEW."status", NEW."sted", NEW."tidligst"); RETURN NULL;', hash='0441f1171f9ccc28b6bb2e1a535fb44197dae733', operation='UPDATE', pgid='pgtrigger_update_update_48793', table='kjerne_oppfolging', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='deltaker',
            constraint=models.CheckConstraint(condition=models.Q(('uteble', False), models.Q(('deltok', False), ('part', 'kandidat')), _connector='OR'), name='deltaker_uteble_eller_deltok'),
        ),
        migrations.AddConstraint(
            model_name='kontakt',
            constraint=models.CheckConstraint(condition=models.Q(('klokkeslett__isnull', True), ('dag__lt', django.db.models.functions.datetime.TruncDate(models.F('tid'))), ('klokkeslett__lte', django.db.models.functions.datetime.TruncTime(models.F('tid'))), _connector='OR'), name='kontakt_er_ikke_senere_i_dag', violation_error_message='Klokkeslettet har ikke vært ennå.'),
        ),
        migrations.AddConstraint(
            model_name='kontakt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kanal', 'telefon'), ('utfall__in', ['naadd', 'ikke_svar', 'avlyst'])), models.Q(('kanal', 'fysisk'), ('utfall__in', ['naadd', 'ikke_svar', 'motte_ikke', 'avlyst'])), models.Q(('kanal', 'digitalt'), ('utfall__in', ['naadd', 'ikke_svar', 'motte_ikke', 'avlyst'])), models.Q(('kanal', 'sms'), ('utfall__in', ['sendt', 'naadd'])), models.Q(('kanal', 'epost'), ('utfall__in', ['sendt', 'naadd'])), _connector='OR'), name='kontakt_utfall_passer_kanalen', violation_error_message='Utfallet passer ikke med måten dere hadde kontakt på.'),
        ),
        migrations.AddConstraint(
            model_name='kontakt',
            constraint=models.CheckConstraint(condition=models.Q(('formaal__in', ['', 'jobbutvikling', 'relasjonsbygging', 'jobbstotte', 'oppfolging', 'samarbeidsmote', 'oppstartsmote', 'evaluering']), ('initiativ__in', ['kandidat', 'arbeidsgiver', 'nav'])), name='kontakt_har_kjente_ord'),
        ),
        migrations.AddConstraint(
            model_name='kontakt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('med_arbeidsgiver', True), models.Q(('arbeidsgivernavn', ''), ('arbeidsgiver__isnull', True), _connector='OR')), models.Q(('arbeidsgivernavn', ''), ('beslutningstaker', False), ('med_arbeidsgiver', False)), _connector='OR'), name='kontakt_fakta_om_arbeidsgiveren'),
        ),
        migrations.AddConstraint(
            model_name='kontakt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('minutter__isnull', True), ('minutter__lte', 1440), _connector='OR'), models.Q(('reiseminutter__isnull', True), ('reiseminutter__lte', 1440), _connector='OR')), name='kontakt_varer_hoyst_et_dogn'),
        ),
        migrations.AddConstraint(
            model_name='kontakt',
            constraint=models.UniqueConstraint(condition=models.Q(('angret__isnull', True)), fields=('svarer_paa',), name='kontakt_besvares_en_gang'),
        ),
        migrations.AddConstraint(
            model_name='oppfolging',
            constraint=models.CheckConstraint(condition=models.Q(('sted', ''), ('klokkeslett__isnull', False), _connector='OR'), name='oppfolging_mote_har_klokkeslett'),
        ),
    ]
