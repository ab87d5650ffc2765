"""A wish to become kontaktperson stands while the employer has none: it is met when one is given, whoever is chosen."""

from django.db import migrations

LOEFTE = """
CREATE FUNCTION henvendelse_naar_ingen_svarer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM arbeidsgivere_kontaktansvar ansvar
        WHERE ansvar.arbeidsgiver_id = NEW.arbeidsgiver_id AND ansvar.periode @> NEW.tid
            AND ansvar.bruker_id IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'Arbeidsgiveren har en kontaktperson'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'henvendelse_naar_ingen_svarer';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER henvendelse_naar_ingen_svarer BEFORE INSERT ON arbeidsgivere_henvendelse
    FOR EACH ROW WHEN (NEW.slag = 'bli_kontaktperson') EXECUTE FUNCTION henvendelse_naar_ingen_svarer();

CREATE FUNCTION henvendelse_moetes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE arbeidsgivere_henvendelse SET ordnet = greatest(tid, lower(NEW.periode))
    WHERE arbeidsgiver_id = NEW.arbeidsgiver_id AND slag = 'bli_kontaktperson' AND ordnet IS NULL;
    RETURN NULL;
END $$;

CREATE TRIGGER henvendelse_moetes AFTER INSERT OR UPDATE OF bruker_id ON arbeidsgivere_kontaktansvar
    FOR EACH ROW WHEN (NEW.bruker_id IS NOT NULL AND upper_inf(NEW.periode))
    EXECUTE FUNCTION henvendelse_moetes();
"""
TILBAKE = """
DROP TRIGGER henvendelse_moetes ON arbeidsgivere_kontaktansvar;
DROP FUNCTION henvendelse_moetes();
DROP TRIGGER henvendelse_naar_ingen_svarer ON arbeidsgivere_henvendelse;
DROP FUNCTION henvendelse_naar_ingen_svarer();
"""


class Migration(migrations.Migration):
    dependencies = [("arbeidsgivere", "0005_henvendelser")]
    operations = [migrations.RunSQL(LOEFTE, TILBAKE)]
