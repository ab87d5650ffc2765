"""The views the portal reads, and nothing else it may read.

They belong to inkl_utsnitt, which logs in nowhere, owns no table and may read only the columns the views are made of:
row policies can be put on that role. The portal's role may read the views.
"""

from django.db import migrations

RETTER = {
    "brukere_bruker": "id, fornavn, etternavn, telefon, epost",
    "brukere_kontor": "enhetsnummer, navn",
    "arbeidsgivere_arbeidsgiver": "id, orgnr, navn, sorteringsnavn, kontor_id",
    "arbeidsgivere_arbeidsgiverkontakt": "arbeidsgiver_id, bruker_id, sluttet_dato",
    "arbeidsgivere_kontaktansvar": "id, arbeidsgiver_id, bruker_id, periode",
    "kandidater_kandidat": "id, kontor_id",
    "kjerne_forlop": "id, kandidat_id, arbeidsgiver_id, type, start, slutt, avsluttet_dato",
    "kjerne_oppfolgingsplan": "forlop_id, situasjon, erstattet",
    "kjerne_oppfolging": "id, side, status, art, arbeidsgiver_id, kandidat_id, forlop_id, frist, nytt_forsok",
    "kjerne_rytmetrinn": "id, kontor_id, situasjon, side, gjelder_fra, fra_dag, til_dag, frist_dag, hver, enhet, fysisk",
}
UTSNITT = {
    "portal_arbeidsplass": """
        SELECT DISTINCT k.bruker_id, g.id AS arbeidsgiver_id, g.orgnr, g.navn, g.sorteringsnavn, n.navn AS kontor
        FROM arbeidsgivere_arbeidsgiverkontakt k
        JOIN arbeidsgivere_arbeidsgiver g ON g.id = k.arbeidsgiver_id
        JOIN brukere_kontor n ON n.enhetsnummer = g.kontor_id
        WHERE k.bruker_id IS NOT NULL AND k.sluttet_dato IS NULL
    """,
    "portal_kontaktperson": """
        SELECT a.id, a.arbeidsgiver_id, b.fornavn || ' ' || b.etternavn AS navn, b.telefon, b.epost, a.periode
        FROM arbeidsgivere_kontaktansvar a JOIN brukere_bruker b ON b.id = a.bruker_id
    """,
    "portal_forlop": """
        SELECT f.id, f.arbeidsgiver_id, f.kandidat_id, d.navn, f.type, f.start, f.slutt, p.situasjon, k.kontor_id
        FROM kjerne_forlop f
        JOIN kandidater_deling d ON d.kandidat_id = f.kandidat_id
        JOIN kandidater_kandidat k ON k.id = f.kandidat_id
        JOIN kjerne_oppfolgingsplan p ON p.forlop_id = f.id AND p.erstattet IS NULL
        WHERE f.avsluttet_dato IS NULL
    """,
    "portal_dato": """
        SELECT o.id, o.arbeidsgiver_id, o.art, o.frist, o.nytt_forsok
        FROM kjerne_oppfolging o LEFT JOIN kjerne_forlop f ON f.id = o.forlop_id
        LEFT JOIN kandidater_deling d ON d.kandidat_id = f.kandidat_id
        WHERE o.side = 'arbeidsgiver' AND o.status = 'aapen' AND (
            (o.forlop_id IS NULL AND o.kandidat_id IS NULL)
            OR (f.avsluttet_dato IS NULL AND d.kandidat_id IS NOT NULL)
        )
    """,
    "portal_rytmetrinn": """
        SELECT id, kontor_id, situasjon, side, gjelder_fra, fra_dag, til_dag, frist_dag, hver, enhet, fysisk
        FROM kjerne_rytmetrinn WHERE side = 'arbeidsgiver'
    """,
}


def _utsnitt(navn: str, sporring: str) -> str:
    return f"""
        CREATE VIEW {navn} WITH (security_barrier = true) AS {sporring};
        ALTER VIEW {navn} OWNER TO inkl_utsnitt;
        REVOKE ALL ON {navn} FROM inkl_app, inkl_arbeider;
        GRANT SELECT ON {navn} TO inkl_portal;
    """


LAG = "\n".join(
    [
        *(f"GRANT SELECT ({kolonner}) ON {tabell} TO inkl_utsnitt;" for tabell, kolonner in RETTER.items()),
        "GRANT CREATE ON SCHEMA public TO inkl_utsnitt;",
        *(_utsnitt(navn, sporring) for navn, sporring in UTSNITT.items()),
        "REVOKE CREATE ON SCHEMA public FROM inkl_utsnitt;",
    ]
)
TILBAKE = "\n".join(
    [
        *(f"DROP VIEW {navn};" for navn in UTSNITT),
        *(f"REVOKE SELECT ({kolonner}) ON {tabell} FROM inkl_utsnitt;" for tabell, kolonner in RETTER.items()),  # noqa: S608
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0001_initial"),
        ("brukere", "0001_initial"),
        ("arbeidsgivere", "0002_loefter"),
        ("kandidater", "0004_deling"),
        ("kjerne", "0003_loefter"),
    ]
    operations = [migrations.RunSQL(LAG, TILBAKE)]
