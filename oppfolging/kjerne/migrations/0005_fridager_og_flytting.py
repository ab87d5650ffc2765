"""The database counts working days and judges every move of a date.

The rule (produkt.md): earlier or up to two working days later needs no reason, twice, while the date is not overdue;
every other move does, and every move of an overdue date. Action and form hear it from here.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from inkludering.felles.arbeidsdager import fridager
from inkludering.hendelser.historielaas import laas

AARENE = range(2000, 2101)


def fyll(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    modell = apps.get_model("kjerne", "Fridag")
    modell.objects.bulk_create(modell(dag=dag) for aar in AARENE for dag in sorted(fridager(aar)))


ARBEIDSDAGER = """
CREATE FUNCTION er_arbeidsdag(dagen date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT extract(isodow FROM dagen) < 6 AND NOT EXISTS (SELECT FROM kjerne_fridag f WHERE f.dag = dagen)
$$;

CREATE FUNCTION arbeidsdag_fra(dagen date) RETURNS date LANGUAGE plpgsql STABLE AS $$
BEGIN
    WHILE NOT er_arbeidsdag(dagen) LOOP
        dagen := dagen + 1;
    END LOOP;
    RETURN dagen;
END $$;

CREATE FUNCTION legg_til_arbeidsdager(dagen date, antall integer) RETURNS date LANGUAGE plpgsql STABLE AS $$
BEGIN
    FOR i IN 1..antall LOOP
        dagen := arbeidsdag_fra(dagen + 1);
    END LOOP;
    RETURN dagen;
END $$;
"""
ARBEIDSDAGER_TILBAKE = """
DROP FUNCTION legg_til_arbeidsdager(date, integer);
DROP FUNCTION arbeidsdag_fra(date);
DROP FUNCTION er_arbeidsdag(date);
"""

FLYTTING = """
CREATE FUNCTION flytting_krever_grunn(den uuid, til date, i_dag date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT o.frist < i_dag
        OR til > legg_til_arbeidsdager(o.frist, 2)
        OR (SELECT count(*) FROM kjerne_flytting f WHERE f.oppfolging_id = o.id) >= 2
    FROM kjerne_oppfolging o WHERE o.id = den
$$;

CREATE FUNCTION flytting_foelger_regelen() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER flytting_foelger_regelen BEFORE INSERT ON kjerne_flytting
    FOR EACH ROW EXECUTE FUNCTION flytting_foelger_regelen();
"""
FLYTTING_TILBAKE = """
DROP TRIGGER flytting_foelger_regelen ON kjerne_flytting;
DROP FUNCTION flytting_foelger_regelen();
DROP FUNCTION flytting_krever_grunn(uuid, date, date);
"""

# A due date changes by a move and in no other way.
FRIST = """
CREATE FUNCTION frist_endres_ved_flytting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM kjerne_flytting f WHERE f.oppfolging_id = NEW.id AND f.fra = OLD.frist AND f.til = NEW.frist
    ) THEN
        RAISE EXCEPTION 'En frist endres bare ved å flyttes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'frist_endres_ved_flytting';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER frist_endres_ved_flytting AFTER UPDATE OF frist ON kjerne_oppfolging
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.frist <> NEW.frist)
    EXECUTE FUNCTION frist_endres_ved_flytting();
"""
FRIST_TILBAKE = """
DROP TRIGGER frist_endres_ved_flytting ON kjerne_oppfolging;
DROP FUNCTION frist_endres_ved_flytting();
"""

# A date may be made later than the rhythm gives with a reason, or because that day had passed as it was made.
UTOVER = """
CREATE FUNCTION dato_utover_rytmen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.frist > arbeidsdag_fra((NEW.opprettet AT TIME ZONE 'Europe/Oslo')::date) THEN
        RAISE EXCEPTION 'Skriv hvorfor neste kontakt er senere enn rytmen sier'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'dato_utover_rytmen_krever_grunn';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER dato_utover_rytmen_krever_grunn BEFORE INSERT ON kjerne_oppfolging
    FOR EACH ROW WHEN (NEW.frist > NEW.rytmefrist AND NEW.grunn IS NULL) EXECUTE FUNCTION dato_utover_rytmen();
"""
# What a date was given as stays: the day «i tide» is measured against, when it was made, and why it is later.
GITT = """
CREATE FUNCTION dato_staar_som_gitt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rytmens dag, når datoen ble laget og grunnen til den, endres ikke'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'dato_staar_som_gitt';
END $$;

CREATE TRIGGER dato_staar_som_gitt BEFORE UPDATE OF rytmefrist, opprettet, grunn ON kjerne_oppfolging
    FOR EACH ROW WHEN (OLD.rytmefrist <> NEW.rytmefrist OR OLD.opprettet <> NEW.opprettet
        OR OLD.grunn IS NOT NULL AND NEW.grunn IS NULL)
    EXECUTE FUNCTION dato_staar_som_gitt();
"""
GITT_TILBAKE = """
DROP TRIGGER dato_staar_som_gitt ON kjerne_oppfolging;
DROP FUNCTION dato_staar_som_gitt();
"""
UTOVER_TILBAKE = """
DROP TRIGGER dato_utover_rytmen_krever_grunn ON kjerne_oppfolging;
DROP FUNCTION dato_utover_rytmen();
"""

# Promise 3: nothing but a contact, or a person's move with a reason, makes a date over its limit disappear. What ends
# with a closed case, an undone contact or the phase I utdanning, or is handed on to a date that keeps the day it should
# have been, is no such thing. An open date neither goes nor changes card, over its limit or not, unless the card goes
# with it. Checked when the transaction ends.
FORSVINNER = """
CREATE FUNCTION dato_over_fristen_staar() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    borte kjerne_oppfolging := CASE WHEN TG_NAME = 'dato_over_fristen_staar' THEN NEW ELSE OLD END;
BEGIN
    IF EXISTS (SELECT FROM kandidater_kandidat k WHERE k.id = borte.kandidat_id AND (
            k.avsluttet_dato IS NOT NULL OR (k.fase = 'i_utdanning' AND borte.art = 'forste_arbeidsgivermote')))
        OR EXISTS (SELECT FROM kjerne_kontakt c WHERE c.id = borte.skapt_av_id AND c.angret IS NOT NULL)
        OR EXISTS (SELECT FROM kjerne_kontakt c WHERE c.id = borte.kontakt_id AND c.naadd)
        OR EXISTS (
            SELECT FROM kjerne_oppfolging o
            WHERE o.side = borte.side AND o.art = borte.art AND o.rytmefrist <= borte.rytmefrist
                AND o.opprettet >= coalesce(borte.lukket, borte.opprettet)
                AND (o.kandidat_id = borte.kandidat_id OR o.arbeidsgiver_id = borte.arbeidsgiver_id))
        OR NOT EXISTS (
            SELECT FROM kandidater_kandidat k WHERE k.id = borte.kandidat_id
            UNION ALL SELECT FROM arbeidsgivere_arbeidsgiver a WHERE a.id = borte.arbeidsgiver_id)
    THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'En dato over fristen forsvinner bare ved kontakt eller når den flyttes med grunn'
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
END $$;

CREATE CONSTRAINT TRIGGER dato_over_fristen_staar AFTER UPDATE OF status ON kjerne_oppfolging
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.status = 'aapen' AND NEW.status <> 'aapen' AND OLD.frist < (NEW.lukket AT TIME ZONE 'Europe/Oslo')::date)
    EXECUTE FUNCTION dato_over_fristen_staar();
CREATE CONSTRAINT TRIGGER dato_staar_paa_kortet
    AFTER DELETE OR UPDATE OF side, art, kandidat_id, forlop_id, arbeidsgiver_id ON kjerne_oppfolging
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'aapen')
    EXECUTE FUNCTION dato_over_fristen_staar();
"""
FORSVINNER_TILBAKE = """
DROP TRIGGER dato_staar_paa_kortet ON kjerne_oppfolging;
DROP TRIGGER dato_over_fristen_staar ON kjerne_oppfolging;
DROP FUNCTION dato_over_fristen_staar();
"""


class Migration(migrations.Migration):
    dependencies = [("kjerne", "0004_historien_kan_ikke_endres")]
    operations = [
        migrations.RunPython(fyll, migrations.RunPython.noop),
        migrations.RunSQL(ARBEIDSDAGER, ARBEIDSDAGER_TILBAKE),
        migrations.RunSQL(FLYTTING, FLYTTING_TILBAKE),
        migrations.RunSQL(FRIST, FRIST_TILBAKE),
        migrations.RunSQL(UTOVER, UTOVER_TILBAKE),
        migrations.RunSQL(GITT, GITT_TILBAKE),
        migrations.RunSQL(FORSVINNER, FORSVINNER_TILBAKE),
        laas("kjerne_flytting"),
    ]
