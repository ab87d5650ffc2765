"""A grading is changed, rechecked and locked after the candidate was registered, and each change says who answered."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import inkludering.felles.kryptering

HAR_SVAR = """
-- What stands is what was answered at that moment; it never goes back to being unanswered but by a lock.
CREATE FUNCTION kandidat_gradering_har_svar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM kandidater_graderingssvar s
        WHERE s.kandidat_id = NEW.id AND s.tid = NEW.gradering_tid AND s.skjermet = NEW.skjermet
            AND s.beskyttelse = CASE WHEN NEW.sperret IS NULL THEN NEW.gradering ELSE 'strengt_fortrolig' END
    ) THEN
        RAISE EXCEPTION 'En endret gradering må si hvem som svarte, og hvorfor'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'kandidat_gradering_har_svar';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER kandidat_gradering_har_svar AFTER UPDATE OF gradering, skjermet, sperret
    ON kandidater_kandidat DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.gradering <> NEW.gradering OR OLD.skjermet <> NEW.skjermet OR OLD.sperret IS DISTINCT FROM NEW.sperret)
    EXECUTE FUNCTION kandidat_gradering_har_svar();
"""
AVLYSER = """
-- What waits to be sent to the person is taken back, whoever locks them.
CREATE FUNCTION kandidat_sperret_avlyser() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE utsending_utsending SET tilstand = 'avlyst'
    WHERE tilstand = 'i_koe' AND mottaker_id IS NULL AND adresse <> '' AND adresse IN (NEW.epost, NEW.telefon);
    RETURN NULL;
END $$;
CREATE TRIGGER kandidat_sperret_avlyser AFTER UPDATE OF sperret ON kandidater_kandidat
    FOR EACH ROW WHEN (OLD.sperret IS NULL AND NEW.sperret IS NOT NULL) EXECUTE FUNCTION kandidat_sperret_avlyser();
"""
TILBAKE = """
DROP TRIGGER kandidat_sperret_avlyser ON kandidater_kandidat;
DROP FUNCTION kandidat_sperret_avlyser();
DROP TRIGGER kandidat_gradering_har_svar ON kandidater_kandidat;
DROP FUNCTION kandidat_gradering_har_svar();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('kandidater', '0012_skjulingen_slaas_opp'),
        ('utsending', '0002_best_foer'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='kandidat',
            name='gradering_sjekket',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='Graderingssvar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('beskyttelse', models.CharField(choices=[('ugradert', 'Ingen'), ('fortrolig', 'Fortrolig adresse'), ('strengt_fortrolig', 'Strengt fortrolig adresse')], max_length=20)),
                ('skjermet', models.BooleanField()),
                ('kilde', models.CharField(max_length=40)),
                ('grunn', inkludering.felles.kryptering.KryptertTekstfelt(null=True)),
                ('tid', models.DateTimeField()),
                ('av', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kandidat', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='graderingssvar', to='kandidater.kandidat')),
            ],
        ),
        migrations.AddConstraint(
            model_name='graderingssvar',
            constraint=models.CheckConstraint(condition=models.Q(('beskyttelse__in', ['ugradert', 'fortrolig', 'strengt_fortrolig'])), name='graderingssvar_er_et_svar'),
        ),
        migrations.AddConstraint(
            model_name='graderingssvar',
            constraint=models.CheckConstraint(condition=models.Q(('av', None), ('grunn__isnull', False), _connector='OR'), name='graderingssvar_har_grunn'),
        ),
        migrations.RunSQL(
            "REVOKE UPDATE, DELETE, TRUNCATE ON kandidater_graderingssvar FROM inkl_app, inkl_arbeider;",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(HAR_SVAR + AVLYSER, TILBAKE),
    ]
