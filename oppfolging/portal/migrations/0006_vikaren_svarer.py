"""While the kontaktperson is away the employer meets whoever stands in, by name and number, and whom it is for.

When the kontaktperson is back is said too: it is what an employer asks. Nothing else of the absence has a way out.
"""

from importlib import import_module

from django.db import migrations

utsnitt = import_module("oppfolging.portal.migrations.0002_utsnitt")
FOER = utsnitt.UTSNITT["portal_kontaktperson"]
MED_TOMME = FOER.replace("a.periode", "a.periode, ''::text AS vikar_for, NULL::date AS tilbake", 1)
VIKAREN = """
    UNION ALL
    SELECT -a.id, a.arbeidsgiver_id, b.fornavn || ' ' || b.etternavn, b.telefon, b.epost, v.periode,
        k.fornavn || ' ' || k.etternavn, upper(f.dager)
    FROM arbeidsgivere_vikariat v
    JOIN arbeidsgivere_kontaktansvar a ON a.arbeidsgiver_id = v.arbeidsgiver_id AND a.periode @> v.periode
    JOIN brukere_bruker b ON b.id = v.vikar_id
    JOIN brukere_bruker k ON k.id = v.for_bruker_id
    JOIN brukere_fravaer f ON f.id = v.fravaer_id
"""
LAG = f"""
    GRANT SELECT (id, dager) ON brukere_fravaer TO inkl_utsnitt;
    GRANT SELECT ON arbeidsgivere_vikariat TO inkl_utsnitt;
    CREATE OR REPLACE VIEW portal_kontaktperson WITH (security_barrier = true) AS {MED_TOMME} {VIKAREN};
"""
TILBAKE = f"""
    DROP VIEW portal_kontaktperson;
    REVOKE SELECT ON arbeidsgivere_vikariat FROM inkl_utsnitt;
    REVOKE SELECT (id, dager) ON brukere_fravaer FROM inkl_utsnitt;
    GRANT CREATE ON SCHEMA public TO inkl_utsnitt;
    {utsnitt._utsnitt("portal_kontaktperson", FOER)}
    REVOKE CREATE ON SCHEMA public FROM inkl_utsnitt;
"""  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [("portal", "0005_uten_navn_uten_datoer"), ("arbeidsgivere", "0011_vikariat")]
    operations = [migrations.RunSQL(LAG, TILBAKE)]
