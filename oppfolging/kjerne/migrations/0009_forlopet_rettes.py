"""A forløp is corrected, never began, or is known to have begun."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# One that was ended before its start never began. What waits for the transaction to end is judged here, before the
# table is altered.
BEGYNTE_IKKE = """
UPDATE kjerne_forlop SET sluttaarsak = 'begynte_ikke' WHERE avsluttet_dato < start;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('arbeidsgivere', '0003_historien_kan_ikke_endres'),
        ('kandidater', '0004_deling'),
        ('kjerne', '0008_moter_avlyses'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='forlop',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='forlop',
            name='update_update',
        ),
        migrations.AddField(
            model_name='forlop',
            name='begynte_bekreftet',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='forlopevent',
            name='begynte_bekreftet',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='forlop',
            name='sluttaarsak',
            field=models.CharField(blank=True, choices=[('fullfort', 'Fullført som avtalt'), ('ansatt', 'Ansatt hos arbeidsgiveren'), ('annen_jobb', 'Begynte i en annen jobb'), ('mistet_jobben', 'Mistet jobben'), ('avbrutt', 'Avbrutt'), ('begynte_ikke', 'Begynte ikke')], max_length=20, verbose_name='sluttårsak'),
        ),
        migrations.AlterField(
            model_name='forlopevent',
            name='sluttaarsak',
            field=models.CharField(blank=True, choices=[('fullfort', 'Fullført som avtalt'), ('ansatt', 'Ansatt hos arbeidsgiveren'), ('annen_jobb', 'Begynte i en annen jobb'), ('mistet_jobben', 'Mistet jobben'), ('avbrutt', 'Avbrutt'), ('begynte_ikke', 'Begynte ikke')], max_length=20, verbose_name='sluttårsak'),
        ),
        migrations.AlterField(
            model_name='oppfolging',
            name='art',
            field=models.CharField(choices=[('rytme', 'Planlagt kontakt'), ('forste_arbeidsgivermote', 'Første fysiske arbeidsgivermøte'), ('midtevaluering', 'Midtevaluering'), ('sluttevaluering', 'Sluttevaluering'), ('jobbtap', 'Kontakt etter mistet jobb'), ('ny_jobb', 'Avtal den nye jobben'), ('uteblitt', 'Kontakt etter at kandidaten ikke møtte'), ('ringeonske', 'Arbeidsgiveren har bedt om å bli oppringt')], default='rytme', max_length=30),
        ),
        migrations.AlterField(
            model_name='oppfolgingevent',
            name='art',
            field=models.CharField(choices=[('rytme', 'Planlagt kontakt'), ('forste_arbeidsgivermote', 'Første fysiske arbeidsgivermøte'), ('midtevaluering', 'Midtevaluering'), ('sluttevaluering', 'Sluttevaluering'), ('jobbtap', 'Kontakt etter mistet jobb'), ('ny_jobb', 'Avtal den nye jobben'), ('uteblitt', 'Kontakt etter at kandidaten ikke møtte'), ('ringeonske', 'Arbeidsgiveren har bedt om å bli oppringt')], default='rytme', max_length=30),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='forlop',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kjerne_forlopevent" ("arbeidsgiver_id", "avslutning_registrert", "avsluttet_dato", "begynte_bekreftet", "id", "kandidat_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrert", "slutt", "sluttaarsak", "start", "stilling", "timer_per_uke", "type") SELECT new_values."arbeidsgiver_id", new_values."avslutning_registrert", new_values."avsluttet_dato", new_values."begynte_bekreftet", new_values."id", new_values."kandidat_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."registrert", new_values."slutt", new_values."sluttaarsak", new_values."start", new_values."stilling", new_values."timer_per_uke", new_values."type" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='4c199fed5a3142412a76d368cc5ad4795509341d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_91716', referencing='REFERENCING NEW TABLE AS new_values ', table='kjerne_forlop', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='forlop',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kjerne_forlopevent" ("arbeidsgiver_id", "avslutning_registrert", "avsluttet_dato", "begynte_bekreftet", "id", "kandidat_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrert", "slutt", "sluttaarsak", "start", "stilling", "timer_per_uke", "type") VALUES (NEW."arbeidsgiver_id", NEW."avslutning_registrert", NEW."avsluttet_dato", NEW."begynte_bekreftet", NEW."id", NEW."kandidat_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."registrert", NEW."slutt", NEW."sluttaarsak", NEW."start", NEW."stilling", NEW."timer_per_uke", NEW."type"); RETURN NULL;', hash='bb62002cf3a205ff279f5c7c714538ab839fd5e6', operation='UPDATE', pgid='pgtrigger_update_update_d4823', table='kjerne_forlop', when='AFTER')),
        ),
        migrations.RunSQL(BEGYNTE_IKKE, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='forlop',
            constraint=models.CheckConstraint(condition=models.Q(('avsluttet_dato__isnull', True), ('avsluttet_dato__gte', models.F('start')), ('sluttaarsak', 'begynte_ikke'), _connector='OR'), name='forlop_begynte_foer_det_sluttet', violation_error_message='Siste dag kan ikke være før start, unntatt når forløpet aldri begynte.'),
        ),
        migrations.AddConstraint(
            model_name='forlop',
            constraint=models.CheckConstraint(condition=models.Q(('begynte_bekreftet__isnull', True), models.Q(('sluttaarsak', 'begynte_ikke'), _negated=True), _connector='OR'), name='forlop_begynte_eller_ikke', violation_error_message='Det er bekreftet at forløpet begynte.'),
        ),
    ]
