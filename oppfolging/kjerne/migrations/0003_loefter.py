"""Promises 1 and 3 in the database: a forløp needs a kontaktperson to start, and no card rests without a next date.

Checked when the transaction ends, so that an action may close one date and make the next.
"""

from django.db import migrations

START = """
CREATE FUNCTION krev_kontaktperson_ved_start() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM arbeidsgivere_kontaktansvar a
        WHERE a.arbeidsgiver_id = NEW.arbeidsgiver_id AND a.bruker_id IS NOT NULL
            AND a.periode @> greatest(NEW.start::timestamp AT TIME ZONE 'Europe/Oslo', NEW.registrert)
    ) THEN
        RAISE EXCEPTION 'Et forløp kan ikke starte hos en arbeidsgiver uten kontaktperson'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'forlop_krever_kontaktperson';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER forlop_krever_kontaktperson BEFORE INSERT OR UPDATE OF arbeidsgiver_id, start, registrert ON kjerne_forlop
    FOR EACH ROW EXECUTE FUNCTION krev_kontaktperson_ved_start();
"""

NESTE_DATO = """
-- In plpgsql, which plans it once a session; a function in SQL would be planned at every row it is asked of.
CREATE FUNCTION kandidat_mangler_neste_dato(den uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT CASE
            WHEN NOT EXISTS (
                SELECT FROM kjerne_oppfolging o
                WHERE o.kandidat_id = k.id AND o.side = 'kandidat' AND o.art = 'rytme' AND o.status = 'aapen'
            ) THEN 'kandidaten har ingen neste dato'
            WHEN EXISTS (
                SELECT FROM kjerne_forlop f CROSS JOIN (VALUES ('kandidat'), ('arbeidsgiver')) AS s (side)
                WHERE f.kandidat_id = k.id AND f.avsluttet_dato IS NULL AND NOT EXISTS (
                    SELECT FROM kjerne_oppfolging o
                    WHERE o.forlop_id = f.id AND o.side = s.side AND o.art = 'rytme' AND o.status = 'aapen'
                )
            ) THEN 'et forløp mangler neste dato på en av sidene'
            WHEN k.fase IN ('kartlegging', 'jobbutvikling', 'innledende_kontakt', 'yrkeskartlegging', 'finne_jobb')
                AND NOT EXISTS (
                    SELECT FROM kjerne_oppfolging o
                    WHERE o.kandidat_id = k.id AND o.side = 'jobbutvikling' AND o.art = 'rytme' AND o.status = 'aapen'
                ) THEN 'kandidaten har ingen dato for jobbutvikling'
        END
        FROM kandidater_kandidat k WHERE k.id = den AND k.avsluttet_dato IS NULL
    );
END $$;

-- Whoever the row was about before and whoever it is about now: a date belongs to its candidate, and to its forløp's.
CREATE FUNCTION krev_neste_dato() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    de uuid[];
    den uuid;
    mangel text;
BEGIN
    IF TG_TABLE_NAME = 'kandidater_kandidat' THEN
        de := ARRAY[OLD.id, NEW.id];
    ELSIF TG_TABLE_NAME = 'kjerne_forlop' THEN
        de := ARRAY[OLD.kandidat_id, NEW.kandidat_id];
    ELSE
        de := ARRAY[OLD.kandidat_id, NEW.kandidat_id]
            || ARRAY(SELECT f.kandidat_id FROM kjerne_forlop f WHERE f.id IN (OLD.forlop_id, NEW.forlop_id));
    END IF;
    FOR den IN SELECT DISTINCT unnest(de)
    LOOP
        mangel := kandidat_mangler_neste_dato(den);
        IF mangel IS NOT NULL THEN
            RAISE EXCEPTION 'Kandidat %: %', den, mangel
                USING ERRCODE = 'check_violation', CONSTRAINT = 'kort_har_neste_dato';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER kort_har_neste_dato AFTER INSERT OR UPDATE ON kandidater_kandidat
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION krev_neste_dato();
CREATE CONSTRAINT TRIGGER kort_har_neste_dato AFTER INSERT OR UPDATE ON kjerne_forlop
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION krev_neste_dato();
CREATE CONSTRAINT TRIGGER kort_har_neste_dato AFTER UPDATE OR DELETE ON kjerne_oppfolging
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION krev_neste_dato();
"""

TILBAKE = """
DROP TRIGGER kort_har_neste_dato ON kjerne_oppfolging;
DROP TRIGGER kort_har_neste_dato ON kjerne_forlop;
DROP TRIGGER kort_har_neste_dato ON kandidater_kandidat;
DROP FUNCTION krev_neste_dato();
DROP FUNCTION kandidat_mangler_neste_dato(uuid);
"""
TILBAKE_START = """
DROP TRIGGER forlop_krever_kontaktperson ON kjerne_forlop;
DROP FUNCTION krev_kontaktperson_ved_start();
"""


class Migration(migrations.Migration):
    dependencies = [("kjerne", "0002_rytmer"), ("kandidater", "0002_loefter"), ("arbeidsgivere", "0002_loefter")]
    operations = [migrations.RunSQL(START, TILBAKE_START), migrations.RunSQL(NESTE_DATO, TILBAKE)]
