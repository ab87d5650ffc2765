"""A move is taken back by a move of its own, which the rule of moves does not count."""

import django.db.models.deletion
from django.db import migrations, models

REGEL = """
CREATE OR REPLACE FUNCTION flytting_krever_grunn(den uuid, til date, i_dag date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT o.frist < i_dag
        OR til > legg_til_arbeidsdager(o.frist, 2)
        OR (
            SELECT count(*) FROM kjerne_flytting f
            WHERE f.oppfolging_id = o.id AND f.angrer_id IS NULL
                AND NOT EXISTS (SELECT FROM kjerne_flytting a WHERE a.angrer_id = f.id)
        ) >= 2
    FROM kjerne_oppfolging o WHERE o.id = den
$$;

CREATE OR REPLACE FUNCTION flytting_foelger_regelen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM kjerne_oppfolging o WHERE o.id = NEW.oppfolging_id AND o.status = 'aapen' AND o.frist = NEW.fra
    ) THEN
        RAISE EXCEPTION 'Bare en åpen frist kan flyttes, fra den dagen den står'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'flytting_av_aapen_frist';
    END IF;
    IF NEW.angrer_id IS NOT NULL THEN
        IF NOT EXISTS (
            SELECT FROM kjerne_flytting f
            WHERE f.id = NEW.angrer_id AND f.oppfolging_id = NEW.oppfolging_id AND f.angrer_id IS NULL
                AND (f.fra, f.til, f.av_id) = (NEW.til, NEW.fra, NEW.av_id)
                AND NEW.tid - f.tid <= interval '15 minutes'
                AND NOT EXISTS (SELECT FROM kjerne_flytting s WHERE s.oppfolging_id = f.oppfolging_id AND s.tid > f.tid)
        ) THEN
            RAISE EXCEPTION 'Flyttingen kan ikke angres nå'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'flytting_kan_angres';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.grunn IS NULL AND flytting_krever_grunn(
        NEW.oppfolging_id, NEW.til, (NEW.tid AT TIME ZONE 'Europe/Oslo')::date
    ) THEN
        RAISE EXCEPTION 'Skriv hvorfor fristen flyttes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'flytting_krever_grunn';
    END IF;
    RETURN NEW;
END $$;
"""
REGEL_TILBAKE = """
CREATE OR REPLACE FUNCTION flytting_krever_grunn(den uuid, til date, i_dag date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT o.frist < i_dag
        OR til > legg_til_arbeidsdager(o.frist, 2)
        OR (SELECT count(*) FROM kjerne_flytting f WHERE f.oppfolging_id = o.id) >= 2
    FROM kjerne_oppfolging o WHERE o.id = den
$$;

CREATE OR REPLACE FUNCTION flytting_foelger_regelen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM kjerne_oppfolging o WHERE o.id = NEW.oppfolging_id AND o.status = 'aapen' AND o.frist = NEW.fra
    ) THEN
        RAISE EXCEPTION 'Bare en åpen frist kan flyttes, fra den dagen den står'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'flytting_av_aapen_frist';
    END IF;
    IF NEW.grunn IS NULL AND flytting_krever_grunn(
        NEW.oppfolging_id, NEW.til, (NEW.tid AT TIME ZONE 'Europe/Oslo')::date
    ) THEN
        RAISE EXCEPTION 'Skriv hvorfor fristen flyttes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'flytting_krever_grunn';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('kjerne', '0011_trukket_er_lukket'),
    ]

    operations = [
        migrations.AddField(
            model_name='flytting',
            name='angrer',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='angret_av', to='kjerne.flytting'),
        ),
        migrations.RunSQL(REGEL, REGEL_TILBAKE),
    ]
