"""A contact and its deltakere are one truth: what the rows mirror, what they may name, and that somebody took part.

The mirror (`dag`, `reell`, `med_arbeidsgiver`) is written here and nowhere else, at the contact's every change.
"""

from django.db import migrations

SPEIL = """
CREATE FUNCTION deltaker_foelger_kontakten() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    hos kjerne_kontakt.arbeidsgiver_id%TYPE;
    logget_av kjerne_kontakt.av_id%TYPE;
BEGIN
    SELECT k.dag, k.naadd AND k.angret IS NULL, k.med_arbeidsgiver, k.arbeidsgiver_id, k.av_id
        INTO NEW.dag, NEW.reell, NEW.med_arbeidsgiver, hos, logget_av
        FROM kjerne_kontakt k WHERE k.id = NEW.kontakt_id;
    IF NEW.part = 'arbeidsgiver' AND NOT NEW.med_arbeidsgiver THEN
        RAISE EXCEPTION 'Kontakten var ikke med en arbeidsgiver'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'deltaker_hoerer_til_kontakten';
    END IF;
    IF NEW.bruker_id = logget_av THEN
        RAISE EXCEPTION 'Den som logger, er alt med'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'deltaker_er_ikke_den_som_logger';
    END IF;
    IF NEW.arbeidsgiverkontakt_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM arbeidsgivere_arbeidsgiverkontakt p
        WHERE p.id = NEW.arbeidsgiverkontakt_id AND p.arbeidsgiver_id = hos
    ) THEN
        RAISE EXCEPTION 'Personen hører ikke til arbeidsgiveren'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'deltaker_person_hos_arbeidsgiveren';
    END IF;
    IF NEW.forlop_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM kjerne_forlop f
        WHERE f.id = NEW.forlop_id AND f.kandidat_id = NEW.kandidat_id
            AND (NOT NEW.med_arbeidsgiver OR f.arbeidsgiver_id = hos)
    ) THEN
        RAISE EXCEPTION 'Forløpet hører ikke til kandidaten og arbeidsgiveren'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'deltaker_i_eget_forlop';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER deltaker_foelger_kontakten BEFORE INSERT OR UPDATE ON kjerne_deltaker
    FOR EACH ROW EXECUTE FUNCTION deltaker_foelger_kontakten();

CREATE FUNCTION kontakten_speiles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE kjerne_deltaker SET dag = NEW.dag WHERE kontakt_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER kontakten_speiles
    AFTER UPDATE OF dag, naadd, angret, med_arbeidsgiver, arbeidsgiver_id, av_id ON kjerne_kontakt
    FOR EACH ROW EXECUTE FUNCTION kontakten_speiles();

-- What a row names may not become another's under it: the row is judged again.
CREATE FUNCTION deltakerne_proeves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('UPDATE kjerne_deltaker SET dag = dag WHERE %I = $1', TG_ARGV[0]) USING NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER deltakerne_proeves AFTER UPDATE OF kandidat_id, arbeidsgiver_id ON kjerne_forlop
    FOR EACH ROW EXECUTE FUNCTION deltakerne_proeves('forlop_id');
CREATE TRIGGER deltakerne_proeves AFTER UPDATE OF arbeidsgiver_id ON arbeidsgivere_arbeidsgiverkontakt
    FOR EACH ROW EXECUTE FUNCTION deltakerne_proeves('arbeidsgiverkontakt_id');
"""
TILBAKE_SPEIL = """
DROP TRIGGER deltakerne_proeves ON arbeidsgivere_arbeidsgiverkontakt;
DROP TRIGGER deltakerne_proeves ON kjerne_forlop;
DROP FUNCTION deltakerne_proeves();
DROP TRIGGER kontakten_speiles ON kjerne_kontakt;
DROP TRIGGER deltaker_foelger_kontakten ON kjerne_deltaker;
DROP FUNCTION kontakten_speiles();
DROP FUNCTION deltaker_foelger_kontakten();
"""

NOEN_DELTOK = """
CREATE FUNCTION krev_deltaker() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    de uuid[];
BEGIN
    IF TG_TABLE_NAME = 'kjerne_kontakt' THEN
        de := ARRAY[NEW.id];
    ELSE
        de := ARRAY[OLD.kontakt_id, NEW.kontakt_id];
    END IF;
    -- One look at the rows of the contact: two questions may each be answered by reading everybody's.
    IF EXISTS (
        SELECT FROM kjerne_kontakt k
        WHERE k.id = ANY (de) AND NOT (
            SELECT coalesce(bool_or(d.deltok), FALSE) AND (NOT k.med_arbeidsgiver OR bool_or(d.part = 'arbeidsgiver'))
            FROM kjerne_deltaker d WHERE d.kontakt_id = k.id
        )
    ) THEN
        RAISE EXCEPTION 'Velg hvem du hadde kontakt med'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'kontakt_har_deltaker';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER kontakt_har_deltaker AFTER INSERT OR UPDATE OF med_arbeidsgiver ON kjerne_kontakt
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION krev_deltaker();
CREATE CONSTRAINT TRIGGER kontakt_har_deltaker AFTER UPDATE OF kontakt_id, part, deltok OR DELETE ON kjerne_deltaker
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION krev_deltaker();
"""
TILBAKE_NOEN = """
DROP TRIGGER kontakt_har_deltaker ON kjerne_deltaker;
DROP TRIGGER kontakt_har_deltaker ON kjerne_kontakt;
DROP FUNCTION krev_deltaker();
"""


class Migration(migrations.Migration):
    dependencies = [("kjerne", "0005_fridager_og_flytting")]
    operations = [migrations.RunSQL(SPEIL, TILBAKE_SPEIL), migrations.RunSQL(NOEN_DELTOK, TILBAKE_NOEN)]
