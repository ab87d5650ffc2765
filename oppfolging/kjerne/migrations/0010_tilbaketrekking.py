"""What was registered by mistake is taken back: when, by whom and why."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import inkludering.felles.kryptering


class Migration(migrations.Migration):

    dependencies = [
        ('arbeidsgivere', '0004_tilbaketrekking'),
        ('kandidater', '0007_tilbaketrekking'),
        ('kjerne', '0009_forlopet_rettes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
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
        migrations.RemoveConstraint(
            model_name='forlop',
            name='forlop_begynte_foer_det_sluttet',
        ),
        migrations.AddField(
            model_name='forlop',
            name='trukket',
            field=models.DateTimeField(blank=True, null=True, verbose_name='trukket tilbake'),
        ),
        migrations.AddField(
            model_name='forlop',
            name='trukket_av',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='forlop',
            name='trukket_grunn',
            field=inkludering.felles.kryptering.KryptertTekstfelt(blank=True, null=True, verbose_name='grunn'),
        ),
        migrations.AddField(
            model_name='forlopevent',
            name='trukket',
            field=models.DateTimeField(blank=True, null=True, verbose_name='trukket tilbake'),
        ),
        migrations.AddField(
            model_name='forlopevent',
            name='trukket_av',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='forlopevent',
            name='trukket_grunn',
            field=inkludering.felles.kryptering.KryptertTekstfelt(blank=True, null=True, verbose_name='grunn'),
        ),
        migrations.AlterField(
            model_name='forlop',
            name='sluttaarsak',
            field=models.CharField(blank=True, choices=[('fullfort', 'Fullført som avtalt'), ('ansatt', 'Ansatt hos arbeidsgiveren'), ('annen_jobb', 'Begynte i en annen jobb'), ('mistet_jobben', 'Mistet jobben'), ('avbrutt', 'Avbrutt'), ('begynte_ikke', 'Begynte ikke'), ('feilregistrert', 'Trukket tilbake')], max_length=20, verbose_name='sluttårsak'),
        ),
        migrations.AlterField(
            model_name='forlopevent',
            name='sluttaarsak',
            field=models.CharField(blank=True, choices=[('fullfort', 'Fullført som avtalt'), ('ansatt', 'Ansatt hos arbeidsgiveren'), ('annen_jobb', 'Begynte i en annen jobb'), ('mistet_jobben', 'Mistet jobben'), ('avbrutt', 'Avbrutt'), ('begynte_ikke', 'Begynte ikke'), ('feilregistrert', 'Trukket tilbake')], max_length=20, verbose_name='sluttårsak'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='forlop',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kjerne_forlopevent" ("arbeidsgiver_id", "avslutning_registrert", "avsluttet_dato", "begynte_bekreftet", "id", "kandidat_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrert", "slutt", "sluttaarsak", "start", "stilling", "timer_per_uke", "trukket", "trukket_av_id", "trukket_grunn", "type") SELECT new_values."arbeidsgiver_id", new_values."avslutning_registrert", new_values."avsluttet_dato", new_values."begynte_bekreftet", new_values."id", new_values."kandidat_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."registrert", new_values."slutt", new_values."sluttaarsak", new_values."start", new_values."stilling", new_values."timer_per_uke", new_values."trukket", new_values."trukket_av_id", new_values."trukket_grunn", new_values."type" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='00b793c6d545a198f288b9bf89db6df6ad1396d8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_91716', referencing='REFERENCING NEW TABLE AS new_values ', table='kjerne_forlop', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='forlop',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kjerne_forlopevent" ("arbeidsgiver_id", "avslutning_registrert", "avsluttet_dato", "begynte_bekreftet", "id", "kandidat_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrert", "slutt", "sluttaarsak", "start", "stilling", "timer_per_uke", "trukket", "trukket_av_id", "trukket_grunn", "type") VALUES (NEW."arbeidsgiver_id", NEW."avslutning_registrert", NEW."avsluttet_dato", NEW."begynte_bekreftet", NEW."id", NEW."kandidat_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."registrert", NEW."slutt", NEW."sluttaarsak", NEW."start", NEW."stilling", NEW."timer_per_uke", NEW."trukket", NEW."trukket_av_id", NEW."trukket_grunn", NEW."type"); RETURN NULL;', hash='c3044d15173da4922dc7cfe31a0926902894f140', operation='UPDATE', pgid='pgtrigger_update_update_d4823', table='kjerne_forlop', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='forlop',
            constraint=models.CheckConstraint(condition=models.Q(('avsluttet_dato__isnull', True), ('avsluttet_dato__gte', models.F('start')), ('sluttaarsak__in', ('begynte_ikke', 'feilregistrert')), _connector='OR'), name='forlop_begynte_foer_det_sluttet', violation_error_message='Siste dag kan ikke være før start, unntatt når forløpet aldri begynte.'),
        ),
        migrations.AddConstraint(
            model_name='forlop',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('trukket__isnull', True), ('trukket_av__isnull', True), ('trukket_grunn__isnull', True)), models.Q(('trukket__isnull', False), ('trukket_av__isnull', False), ('trukket_grunn__isnull', False), ('avsluttet_dato__isnull', False)), _connector='OR'), name='forlop_trukket_er_lukket', violation_error_message='Det som er trukket tilbake, må være lukket og ha en grunn.'),
        ),
        migrations.AddConstraint(
            model_name='forlop',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sluttaarsak', 'feilregistrert'), _negated=True), ('trukket__isnull', False), _connector='OR'), name='forlop_feilregistrert_er_trukket'),
        ),
        migrations.AddIndex(
            model_name='forlop',
            index=models.Index(condition=models.Q(('trukket__isnull', False)), fields=['trukket'], name='forlop_trukne'),
        ),
    ]
