"""Who chose a phase, so that the change can be taken back by them."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kandidater', '0007_tilbaketrekking'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='faseperiode',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='faseperiode',
            name='update_update',
        ),
        migrations.AddField(
            model_name='faseperiode',
            name='valgt_av',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='faseperiodeevent',
            name='valgt_av',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='faseperiode',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kandidater_faseperiodeevent" ("fase", "id", "kandidat_id", "periode", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valgt_av_id") SELECT new_values."fase", new_values."id", new_values."kandidat_id", new_values."periode", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."valgt_av_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='486d7b6dad4593e0396192e4e4608c33a738c286', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_048c6', referencing='REFERENCING NEW TABLE AS new_values ', table='kandidater_faseperiode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='faseperiode',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kandidater_faseperiodeevent" ("fase", "id", "kandidat_id", "periode", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valgt_av_id") VALUES (NEW."fase", NEW."id", NEW."kandidat_id", NEW."periode", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."valgt_av_id"); RETURN NULL;', hash='7032228d1a26b8e38f10ade9135ecf5d9034cb1f', operation='UPDATE', pgid='pgtrigger_update_update_a643f', table='kandidater_faseperiode', when='AFTER')),
        ),
    ]
