"""Nav works with workplaces: a hovedenhet that has underenheter is registered as one of those, never as itself."""

from django.db import migrations

LOEFTE = """
CREATE FUNCTION arbeidsgiver_er_arbeidssted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM arbeidsgivere_registerenhet hoved
        JOIN arbeidsgivere_registerenhet under ON under.hovedenhet_orgnr = hoved.orgnr AND under.er_underenhet
        WHERE hoved.orgnr = NEW.orgnr AND NOT hoved.er_underenhet
    ) THEN
        RAISE EXCEPTION 'En hovedenhet kan ikke registreres: velg underenheten'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'arbeidsgiver_er_arbeidssted';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER arbeidsgiver_er_arbeidssted BEFORE INSERT ON arbeidsgivere_arbeidsgiver
    FOR EACH ROW EXECUTE FUNCTION arbeidsgiver_er_arbeidssted();
"""
TILBAKE = """
DROP TRIGGER arbeidsgiver_er_arbeidssted ON arbeidsgivere_arbeidsgiver;
DROP FUNCTION arbeidsgiver_er_arbeidssted();
"""


class Migration(migrations.Migration):
    dependencies = [("arbeidsgivere", "0007_register_soekes")]
    operations = [migrations.RunSQL(LOEFTE, TILBAKE)]
