"""What was registered by mistake is taken back: when, by whom and why."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import inkludering.felles.kryptering


class Migration(migrations.Migration):

    dependencies = [
        ('arbeidsgivere', '0003_historien_kan_ikke_endres'),
        ('brukere', '0002_referansedata'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='arbeidsgiver',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='arbeidsgiver',
            name='update_update',
        ),
        migrations.AddField(
            model_name='arbeidsgiver',
            name='trukket',
            field=models.DateTimeField(blank=True, null=True, verbose_name='trukket tilbake'),
        ),
        migrations.AddField(
            model_name='arbeidsgiver',
            name='trukket_av',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='arbeidsgiver',
            name='trukket_grunn',
            field=inkludering.felles.kryptering.KryptertTekstfelt(blank=True, null=True, verbose_name='grunn'),
        ),
        migrations.AddField(
            model_name='arbeidsgiverevent',
            name='trukket',
            field=models.DateTimeField(blank=True, null=True, verbose_name='trukket tilbake'),
        ),
        migrations.AddField(
            model_name='arbeidsgiverevent',
            name='trukket_av',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='arbeidsgiverevent',
            name='trukket_grunn',
            field=inkludering.felles.kryptering.KryptertTekstfelt(blank=True, null=True, verbose_name='grunn'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='arbeidsgiver',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "arbeidsgivere_arbeidsgiverevent" ("adresse", "antall_ansatte", "hovedenhet_orgnr", "id", "kartlagt_dato", "kommunenummer", "kontor_id", "naering", "naering_standard", "naeringskode", "navn", "organisasjonsform", "orgnr", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postnummer", "poststed", "registrert", "sektorkode", "trukket", "trukket_av_id", "trukket_grunn") SELECT new_values."adresse", new_values."antall_ansatte", new_values."hovedenhet_orgnr", new_values."id", new_values."kartlagt_dato", new_values."kommunenummer", new_values."kontor_id", new_values."naering", new_values."naering_standard", new_values."naeringskode", new_values."navn", new_values."organisasjonsform", new_values."orgnr", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."postnummer", new_values."poststed", new_values."registrert", new_values."sektorkode", new_values."trukket", new_values."trukket_av_id", new_values."trukket_grunn" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='9bafa5972edb8fb13a7b82154c3b724638d334b5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_690d3', referencing='REFERENCING NEW TABLE AS new_values ', table='arbeidsgivere_arbeidsgiver', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='arbeidsgiver',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "arbeidsgivere_arbeidsgiverevent" ("adresse", "antall_ansatte", "hovedenhet_orgnr", "id", "kartlagt_dato", "kommunenummer", "kontor_id", "naering", "naering_standard", "naeringskode", "navn", "organisasjonsform", "orgnr", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postnummer", "poststed", "registrert", "sektorkode", "trukket", "trukket_av_id", "trukket_grunn") VALUES (NEW."adresse", NEW."antall_ansatte", NEW."hovedenhet_orgnr", NEW."id", NEW."kartlagt_dato", NEW."kommunenummer", NEW."kontor_id", NEW."naering", NEW."naering_standard", NEW."naeringskode", NEW."navn", NEW."organisasjonsform", NEW."orgnr", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."postnummer", NEW."poststed", NEW."registrert", NEW."sektorkode", NEW."trukket", NEW."trukket_av_id", NEW."trukket_grunn"); RETURN NULL;', hash='012381c69effa2e799b3fb5c7484d9f7f95be315', operation='UPDATE', pgid='pgtrigger_update_update_fd715', table='arbeidsgivere_arbeidsgiver', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='arbeidsgiver',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('trukket__isnull', True), ('trukket_av__isnull', True), ('trukket_grunn__isnull', True)), models.Q(('trukket__isnull', False), ('trukket_av__isnull', False), ('trukket_grunn__isnull', False)), _connector='OR'), name='arbeidsgiver_trukket_har_grunn', violation_error_message='Det som er trukket tilbake, må være lukket og ha en grunn.'),
        ),
    ]
