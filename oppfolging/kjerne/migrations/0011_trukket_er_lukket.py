"""What was registered by mistake takes its dates with it, also those over their limit, and leaves none open."""

from django.db import migrations

ANGRET = "OR EXISTS (SELECT FROM kjerne_kontakt c WHERE c.id = borte.skapt_av_id AND c.angret IS NOT NULL)"
TRUKKET = """OR EXISTS (SELECT FROM kjerne_forlop f WHERE f.id = borte.forlop_id AND f.trukket IS NOT NULL)
        OR EXISTS (SELECT FROM arbeidsgivere_arbeidsgiver g WHERE g.id = borte.arbeidsgiver_id AND g.trukket IS NOT NULL)
        """


def _bytt(fra: str, til: str) -> str:
    """The function that lets an overdue date disappear: the same, with other reasons."""
    return f"""
    DO $bytt$ BEGIN
        EXECUTE replace(pg_get_functiondef('dato_over_fristen_staar'::regproc), $fra${fra}$fra$, $til${til}$til$);
    END $bytt$;
    """


LUKKET = """
CREATE FUNCTION trukket_er_lukket() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    staar boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM kjerne_oppfolging WHERE %I = $1 AND status = ''aapen'')', TG_ARGV[0])
        INTO staar USING NEW.id;
    IF NOT staar AND TG_ARGV[0] <> 'forlop_id' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM kjerne_forlop WHERE %I = $1 AND avsluttet_dato IS NULL)', TG_ARGV[0])
            INTO staar USING NEW.id;
    END IF;
    IF staar THEN
        RAISE EXCEPTION 'Det som er trukket tilbake, kan ikke ha noe åpent'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'trukket_er_lukket';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER trukket_er_lukket AFTER UPDATE OF trukket ON kjerne_forlop
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.trukket IS NOT NULL)
    EXECUTE FUNCTION trukket_er_lukket('forlop_id');
CREATE CONSTRAINT TRIGGER trukket_er_lukket AFTER UPDATE OF trukket ON kandidater_kandidat
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.trukket IS NOT NULL)
    EXECUTE FUNCTION trukket_er_lukket('kandidat_id');
CREATE CONSTRAINT TRIGGER trukket_er_lukket AFTER UPDATE OF trukket ON arbeidsgivere_arbeidsgiver
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.trukket IS NOT NULL)
    EXECUTE FUNCTION trukket_er_lukket('arbeidsgiver_id');
"""
LUKKET_TILBAKE = """
DROP TRIGGER trukket_er_lukket ON arbeidsgivere_arbeidsgiver;
DROP TRIGGER trukket_er_lukket ON kandidater_kandidat;
DROP TRIGGER trukket_er_lukket ON kjerne_forlop;
DROP FUNCTION trukket_er_lukket();
"""


class Migration(migrations.Migration):
    dependencies = [("kjerne", "0010_tilbaketrekking")]
    operations = [migrations.RunSQL(_bytt(ANGRET, TRUKKET + ANGRET), _bytt(TRUKKET + ANGRET, ANGRET)), migrations.RunSQL(LUKKET, LUKKET_TILBAKE)]
