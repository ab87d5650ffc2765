"""Teams that may span offices, and a norm decided for a day to come."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from inkludering.hendelser.historielaas import laas


class Migration(migrations.Migration):

    dependencies = [
        ('brukere', '0006_folk_og_roller'),
    ]

    operations = [
        migrations.CreateModel(
            name='TeamEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('navn', models.CharField(max_length=100, verbose_name='navn')),
                ('sorteringsnavn', models.GeneratedField(db_persist=True, expression=models.Func(models.F('navn'), function='norsk_rekkefolge', output_field=models.TextField()), output_field=models.TextField(db_collation='C'))),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Teammedlem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rolle', models.CharField(choices=[('medlem', 'Medlem'), ('metodeveileder', 'Metodeveileder')], default='medlem', max_length=20, verbose_name='rolle')),
                ('gyldig', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='gyldig')),
            ],
        ),
        migrations.CreateModel(
            name='TeammedlemEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('rolle', models.CharField(choices=[('medlem', 'Medlem'), ('metodeveileder', 'Metodeveileder')], default='medlem', max_length=20, verbose_name='rolle')),
                ('gyldig', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='gyldig')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PlanlagtNorm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fra', models.DateField()),
                ('norm', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(50)])),
                ('tak', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)])),
                ('tid', models.DateTimeField()),
                ('av', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kontor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='planlagte_normer', to='brukere.kontor')),
            ],
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('navn', models.CharField(max_length=100, verbose_name='navn')),
                ('sorteringsnavn', models.GeneratedField(db_persist=True, expression=models.Func(models.F('navn'), function='norsk_rekkefolge', output_field=models.TextField()), output_field=models.TextField(db_collation='C'))),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sorteringsnavn',), name='team_ett_av_navnet', violation_error_message='Et annet team har dette navnet.')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='team',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "brukere_teamevent" ("id", "navn", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."navn", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='c1a77ab5a51af21c6d0fd58cebbfcf970113f927', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0452e', referencing='REFERENCING NEW TABLE AS new_values ', table='brukere_team', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='team',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "brukere_teamevent" ("id", "navn", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."navn", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='e06c60e8da32fd0e6f24fd99dd72b80f8d70ad5b', operation='UPDATE', pgid='pgtrigger_update_update_6ce20', table='brukere_team', when='AFTER')),
        ),
        migrations.AddField(
            model_name='teamevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='brukere.team'),
        ),
        migrations.AddField(
            model_name='teammedlem',
            name='bruker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='team', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='teammedlem',
            name='team',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='medlemmer', to='brukere.team'),
        ),
        migrations.AddField(
            model_name='teammedlemevent',
            name='bruker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='teammedlemevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='brukere.teammedlem'),
        ),
        migrations.AddField(
            model_name='teammedlemevent',
            name='team',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='brukere.team'),
        ),
        migrations.AddConstraint(
            model_name='planlagtnorm',
            constraint=models.UniqueConstraint(fields=('kontor', 'fra'), name='planlagtnorm_en_per_dag'),
        ),
        migrations.AddConstraint(
            model_name='planlagtnorm',
            constraint=models.CheckConstraint(condition=models.Q(('norm__gte', 1), ('tak__gte', models.F('norm'))), name='planlagtnorm_tak_minst_norm', violation_error_message='Taket må være minst like høyt som normen.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teamevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c202db2db8f6ef633951b2f2b9a73fcb7fee38e3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_07c49', table='brukere_teamevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='teammedlem',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('rolle', 'medlem')), expressions=[('bruker', '='), ('gyldig', '&&')], name='teammedlem_ett_team_om_gangen', violation_error_message='En jobbspesialist er i ett team om gangen.'),
        ),
        migrations.AddConstraint(
            model_name='teammedlem',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('rolle', 'metodeveileder')), expressions=[('team', '='), ('gyldig', '&&')], name='team_en_metodeveileder', violation_error_message='Et team har én metodeveileder om gangen.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teammedlem',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "brukere_teammedlemevent" ("bruker_id", "gyldig", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rolle", "team_id") SELECT new_values."bruker_id", new_values."gyldig", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."rolle", new_values."team_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;', hash='3aa90857aa5fd370192dd3867d8d4a76d3ba4a77', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f7523', referencing='REFERENCING NEW TABLE AS new_values ', table='brukere_teammedlem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teammedlem',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "brukere_teammedlemevent" ("bruker_id", "gyldig", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rolle", "team_id") VALUES (NEW."bruker_id", NEW."gyldig", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rolle", NEW."team_id"); RETURN NULL;', hash='197d447c7dff13e5e9725666a5bc6d25a12be866', operation='UPDATE', pgid='pgtrigger_update_update_1e7a6', table='brukere_teammedlem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teammedlemevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='62026379196686bb6ea6b1478b77a2cc5fe21831', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_597da', table='brukere_teammedlemevent', when='BEFORE')),
        ),
        laas("brukere_teamevent", "brukere_teammedlemevent"),
    ]
