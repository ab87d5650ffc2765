"""The language somebody at an employer reads, kept on their card until they log in and choose it themselves."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('arbeidsgivere', '0009_norsk_rekkefolge'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='arbeidsgiverkontakt',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='arbeidsgiverkontakt',
            name='update_update',
        ),
        migrations.AddField(
            model_name='arbeidsgiverkontakt',
            name='maalform',
            field=models.CharField(blank=True, choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk'), ('en', 'Engelsk')], default='', max_length=2, verbose_name='målform'),
        ),
        migrations.AddField(
            model_name='arbeidsgiverkontaktevent',
            name='maalform',
            field=models.CharField(blank=True, choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk'), ('en', 'Engelsk')], default='', max_length=2, verbose_name='målform'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='arbeidsgiverkontakt',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "arbeidsgivere_arbeidsgiverkontaktevent" ("arbeidsgiver_id", "bruker_id", "endret", "endret_av_id", "epost", "er_hovedkontakt", "etternavn", "fornavn", "id", "informert_dato", "maalform", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrert_av_id", "rolle", "sluttet_dato", "telefon") SELECT new_values."arbeidsgiver_id", new_values."bruker_id", new_values."endret", new_values."endret_av_id", new_values."epost", new_values."er_hovedkontakt", new_values."etternavn", new_values."fornavn", new_values."id", new_values."informert_dato", new_values."maalform", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."registrert_av_id", new_values."rolle", new_values."sluttet_dato", new_values."telefon" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='cb1eece9eebd8784f0e666d2ea88a13a46060cf5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e9c6c', referencing='REFERENCING NEW TABLE AS new_values ', table='arbeidsgivere_arbeidsgiverkontakt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='arbeidsgiverkontakt',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "arbeidsgivere_arbeidsgiverkontaktevent" ("arbeidsgiver_id", "bruker_id", "endret", "endret_av_id", "epost", "er_hovedkontakt", "etternavn", "fornavn", "id", "informert_dato", "maalform", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrert_av_id", "rolle", "sluttet_dato", "telefon") VALUES (NEW."arbeidsgiver_id", NEW."bruker_id", NEW."endret", NEW."endret_av_id", NEW."epost", NEW."er_hovedkontakt", NEW."etternavn", NEW."fornavn", NEW."id", NEW."informert_dato", NEW."maalform", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."registrert_av_id", NEW."rolle", NEW."sluttet_dato", NEW."telefon"); RETURN NULL;', hash='34dd7674475e7b4442496436e3b1ab843cffa6c5', operation='UPDATE', pgid='pgtrigger_update_update_5f816', table='arbeidsgivere_arbeidsgiverkontakt', when='AFTER')),
        ),
    ]
