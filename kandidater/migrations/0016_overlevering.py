"""A hand-over is proposed by whoever has the candidate, of nobody who is hidden, and falls when they go another way."""

import uuid

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import inkludering.felles.kryptering
from inkludering.hendelser.historielaas import laas

LOEFTE = """
CREATE FUNCTION overlevering_kan_foreslaas() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM kandidater_kandidatansvar ansvar JOIN kandidater_kandidat k ON k.id = ansvar.kandidat_id
        WHERE k.id = NEW.kandidat_id AND ansvar.bruker_id = NEW.fra_id AND upper_inf(ansvar.periode)
            AND NOT k.skjermet AND k.gradering = 'ugradert'
    ) THEN
        RAISE EXCEPTION 'Bare den som har kandidaten, kan foreslå en overlevering, og ikke av en gradert'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'overlevering_kan_foreslaas';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER overlevering_kan_foreslaas BEFORE INSERT OR UPDATE OF status, kandidat_id, fra_id
    ON kandidater_overlevering FOR EACH ROW WHEN (NEW.status = 'foreslaatt')
    EXECUTE FUNCTION overlevering_kan_foreslaas();

-- Whoever changes who answers for the candidate, ends it, or hides them.
CREATE FUNCTION overlevering_faller() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    den uuid;
BEGIN
    IF TG_TABLE_NAME = 'kandidater_kandidat' THEN
        den := NEW.id;
    ELSE
        den := NEW.kandidat_id;
    END IF;
    UPDATE kandidater_overlevering SET status = 'bortfalt' WHERE kandidat_id = den AND status = 'foreslaatt';
    RETURN NULL;
END $$;
CREATE TRIGGER overlevering_faller AFTER INSERT OR UPDATE ON kandidater_kandidatansvar
    FOR EACH ROW EXECUTE FUNCTION overlevering_faller();
CREATE TRIGGER overlevering_faller AFTER UPDATE OF gradering, skjermet ON kandidater_kandidat
    FOR EACH ROW WHEN (NEW.skjermet OR NEW.gradering <> 'ugradert') EXECUTE FUNCTION overlevering_faller();
"""
TILBAKE = """
DROP TRIGGER overlevering_faller ON kandidater_kandidat;
DROP TRIGGER overlevering_faller ON kandidater_kandidatansvar;
DROP FUNCTION overlevering_faller();
DROP TRIGGER overlevering_kan_foreslaas ON kandidater_overlevering;
DROP FUNCTION overlevering_kan_foreslaas();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('kandidater', '0015_aapning'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Overlevering',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('notat', inkludering.felles.kryptering.KryptertTekstfelt(blank=True, default='', verbose_name='overleveringsnotat')),
                ('gjelder_fra', models.DateField(blank=True, null=True, verbose_name='gjelder fra')),
                ('status', models.CharField(choices=[('foreslaatt', 'Foreslått'), ('tatt_imot', 'Tatt imot'), ('avslaatt', 'Avslått'), ('trukket', 'Trukket tilbake'), ('bortfalt', 'Gjelder ikke lenger'), ('bestemt', 'Bestemt av lederen')], default='foreslaatt', max_length=12)),
                ('tid', models.DateTimeField()),
                ('svart', models.DateTimeField(null=True)),
                ('grunn', inkludering.felles.kryptering.KryptertTekstfelt(null=True, verbose_name='grunn')),
                ('av', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('fra', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kandidat', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overleveringer', to='kandidater.kandidat')),
                ('til', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='OverleveringEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('notat', inkludering.felles.kryptering.KryptertTekstfelt(blank=True, default='', verbose_name='overleveringsnotat')),
                ('gjelder_fra', models.DateField(blank=True, null=True, verbose_name='gjelder fra')),
                ('status', models.CharField(choices=[('foreslaatt', 'Foreslått'), ('tatt_imot', 'Tatt imot'), ('avslaatt', 'Avslått'), ('trukket', 'Trukket tilbake'), ('bortfalt', 'Gjelder ikke lenger'), ('bestemt', 'Bestemt av lederen')], default='foreslaatt', max_length=12)),
                ('tid', models.DateTimeField()),
                ('svart', models.DateTimeField(null=True)),
                ('grunn', inkludering.felles.kryptering.KryptertTekstfelt(null=True, verbose_name='grunn')),
                ('av', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('fra', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('kandidat', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kandidater.kandidat')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='kandidater.overlevering')),
                ('til', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='overlevering',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'foreslaatt')), fields=('kandidat',), name='overlevering_ett_forslag_om_gangen', violation_error_message='Kandidaten er allerede foreslått overlevert.'),
        ),
        migrations.AddConstraint(
            model_name='overlevering',
            constraint=models.CheckConstraint(condition=models.Q(('fra', models.F('til')), _negated=True), name='overlevering_til_en_annen'),
        ),
        migrations.AddConstraint(
            model_name='overlevering',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('foreslaatt', 'bortfalt')), ('svart__isnull', True)), models.Q(models.Q(('status__in', ('foreslaatt', 'bortfalt')), _negated=True), ('svart__gte', models.F('tid')), ('svart__isnull', False)), _connector='OR'), name='overlevering_svar_har_tid'),
        ),
        migrations.AddConstraint(
            model_name='overlevering',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'avslaatt'), _negated=True), ('grunn__isnull', False), _connector='OR'), name='overlevering_avslag_har_grunn'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overlevering',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kandidater_overleveringevent" ("av_id", "fra_id", "gjelder_fra", "grunn", "id", "kandidat_id", "notat", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "svart", "tid", "til_id") SELECT new_values."av_id", new_values."fra_id", new_values."gjelder_fra", new_values."grunn", new_values."id", new_values."kandidat_id", new_values."notat", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."status", new_values."svart", new_values."tid", new_values."til_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='ad0f5b60b7f90d6a6b315ffb1490df396fba1c7e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3b736', referencing='REFERENCING NEW TABLE AS new_values ', table='kandidater_overlevering', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overlevering',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kandidater_overleveringevent" ("av_id", "fra_id", "gjelder_fra", "grunn", "id", "kandidat_id", "notat", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "svart", "tid", "til_id") VALUES (NEW."av_id", NEW."fra_id", NEW."gjelder_fra", NEW."grunn", NEW."id", NEW."kandidat_id", NEW."notat", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."status", NEW."svart", NEW."tid", NEW."til_id"); RETURN NULL;', hash='cc698e3743129dcc8931d118473cc96b2edb020e', operation='UPDATE', pgid='pgtrigger_update_update_33782', table='kandidater_overlevering', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overleveringevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='49807cd228104a6653980b2e1e16e44f1e80881f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dbe7c', table='kandidater_overleveringevent', when='BEFORE')),
        ),
        migrations.RunSQL(LOEFTE, TILBAKE),
        laas("kandidater_overleveringevent"),
    ]
