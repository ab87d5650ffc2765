"""What was registered by mistake is taken back: when, by whom and why."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import inkludering.felles.kryptering


class Migration(migrations.Migration):

    dependencies = [
        ('brukere', '0002_referansedata'),
        ('kandidater', '0006_personnokkel'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            name='trukket',
            field=models.DateTimeField(blank=True, null=True, verbose_name='trukket tilbake'),
        ),
        migrations.AddField(
            model_name='kandidat',
            name='trukket_av',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='kandidat',
            name='trukket_grunn',
            field=inkludering.felles.kryptering.KryptertTekstfelt(blank=True, null=True, verbose_name='grunn'),
        ),
        migrations.AddField(
            model_name='kandidatevent',
            name='trukket',
            field=models.DateTimeField(blank=True, null=True, verbose_name='trukket tilbake'),
        ),
        migrations.AddField(
            model_name='kandidatevent',
            name='trukket_av',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='kandidatevent',
            name='trukket_grunn',
            field=inkludering.felles.kryptering.KryptertTekstfelt(blank=True, null=True, verbose_name='grunn'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kandidat',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kandidater_kandidatevent" ("avslutning_registrert", "avsluttet_dato", "epost", "etternavn", "fase", "fodselsnummer", "fodselsnummer_indeks", "fornavn", "gradering", "gradering_kilde", "gradering_tid", "henvist_dato", "id", "innsatsgruppe", "kan_faa_epost", "kan_faa_sms", "kontor_id", "maalform", "metode", "notat", "oppstartsdato", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrert", "skjermet", "telefon", "trukket", "trukket_av_id", "trukket_grunn") SELECT new_values."avslutning_registrert", new_values."avsluttet_dato", new_values."epost", new_values."etternavn", new_values."fase", new_values."fodselsnummer", new_values."fodselsnummer_indeks", new_values."fornavn", new_values."gradering", new_values."gradering_kilde", new_values."gradering_tid", new_values."henvist_dato", new_values."id", new_values."innsatsgruppe", new_values."kan_faa_epost", new_values."kan_faa_sms", new_values."kontor_id", new_values."maalform", new_values."metode", new_values."notat", new_values."oppstartsdato", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."registrert", new_values."skjermet", new_values."telefon", new_values."trukket", new_values."trukket_av_id", new_values."trukket_grunn" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='4ed78404b1f14592a7c7903763b58247e41c2843', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_10906', referencing='REFERENCING NEW TABLE AS new_values ', table='kandidater_kandidat', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kandidat',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."avslutning_registrert" IS DISTINCT FROM (NEW."avslutning_registrert") OR OLD."avsluttet_dato" IS DISTINCT FROM (NEW."avsluttet_dato") OR OLD."epost" IS DISTINCT FROM (NEW."epost") OR OLD."etternavn" IS DISTINCT FROM (NEW."etternavn") OR OLD."fase" IS DISTINCT FROM (NEW."fase") OR OLD."fodselsnummer" IS DISTINCT FROM (NEW."fodselsnummer") OR OLD."fodselsnummer_indeks" IS DISTINCT FROM (NEW."fodselsnummer_indeks") OR OLD."fornavn" IS DISTINCT FROM (NEW."fornavn") OR OLD."gradering" IS DISTINCT FROM (NEW."gradering") OR OLD."gradering_kilde" IS DISTINCT FROM (NEW."gradering_kilde") OR OLD."gradering_tid" IS DISTINCT FROM (NEW."gradering_tid") OR OLD."henvist_dato" IS DISTINCT FROM (NEW."henvist_dato") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."innsatsgruppe" IS DISTINCT FROM (NEW."innsatsgruppe") OR OLD."kan_faa_epost" IS DISTINCT FROM (NEW."kan_faa_epost") OR OLD."kan_faa_sms" IS DISTINCT FROM (NEW."kan_faa_sms") OR OLD."kontor_id" IS DISTINCT FROM (NEW."kontor_id") OR OLD."maalform" IS DISTINCT FROM (NEW."maalform") OR OLD."metode" IS DISTINCT FROM (NEW."metode") OR OLD."notat" IS DISTINCT FROM (NEW."notat") OR OLD."oppstartsdato" IS DISTINCT FROM (NEW."oppstartsdato") OR OLD."registrert" IS DISTINCT FROM (NEW."registrert") OR OLD."skjermet" IS DISTINCT FROM (NEW."skjermet") OR OLD."sorteringsnavn" IS DISTINCT FROM (NEW."sorteringsnavn") OR OLD."telefon" IS DISTINCT FROM (NEW."telefon") OR OLD."trukket" IS DISTINCT FROM (NEW."trukket") OR OLD."trukket_av_id" IS DISTINCT FROM (NEW."trukket_av_id") OR OLD."trukket_grunn" IS DISTINCT FROM (NEW."trukket_grunn"))', func='INSERT INTO "kandidater_kandidatevent" ("avslutning_registrert", "avsluttet_dato", "epost", "etternavn", "fase", "fodselsnummer", "fodselsnummer_indeks", "fornavn", "gradering", "gradering_kilde", "gradering_tid", "henvist_dato", "id", "innsatsgruppe", "kan_faa_epost", "kan_faa_sms", "kontor_id", "maalform", "metode", "notat", "oppstartsdato", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrert", "skjermet", "telefon", "trukket", "trukket_av_id", "trukket_grunn") VALUES (NEW."avslutning_registrert", NEW."avsluttet_dato", NEW."epost", NEW."etternavn", NEW."fase", NEW."fodselsnummer", NEW."fodselsnummer_indeks", NEW."fornavn", NEW."gradering", NEW."gradering_kilde", NEW."gradering_tid", NEW."henvist_dato", NEW."id", NEW."innsatsgruppe", NEW."kan_faa_epost", NEW."kan_faa_sms", NEW."kontor_id", NEW."maalform", NEW."metode", NEW."notat", NEW."oppstartsdato", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."registrert", NEW."skjermet", NEW."telefon", NEW."trukket", NEW."trukket_av_id", NEW."trukket_grunn"); RETURN NULL;', hash='18467c6e9c631c7e31bcdfac5e5eafbf72149315', operation='UPDATE', pgid='pgtrigger_update_update_1581e', table='kandidater_kandidat', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='kandidat',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('trukket__isnull', True), ('trukket_av__isnull', True), ('trukket_grunn__isnull', True)), models.Q(('trukket__isnull', False), ('trukket_av__isnull', False), ('trukket_grunn__isnull', False), ('avsluttet_dato__isnull', False)), _connector='OR'), name='kandidat_trukket_er_lukket', violation_error_message='Det som er trukket tilbake, må være lukket og ha en grunn.'),
        ),
    ]
