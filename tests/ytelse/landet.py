"""A country's worth of offices for measuring reminders, multiplied by SQL from rows that the product's actions made.

Runs as superuser without triggers and foreign keys, in a database of the test's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Rolle
from kandidater.models import Kandidat
from tests import fabrikker as lag
from tests.klokke import NAA

# Each office has a leader (number 0) and eleven jobbspesialister with so many each, and 469 open dates.
KANDIDATER, ARBEIDSGIVERE, DATOER = 23, 7, 469
# A due day far off, of the rows that are multiplied: nothing is due but what a scene says.
FRAMTID = date(2099, 1, 1)
PERSON = "md5('b' || n.k || '-' || n.j)::uuid"
KANDIDAT = "md5('k' || n.i)::uuid"


@dataclass
class Mal:
    """The rows that are multiplied, and where."""

    sql: Callable[..., object]
    base: str

    def kopier(self, fra: models.Model, rader: str, **felt: str) -> None:
        """Copies of the row, one for each row `n` of `rader`, with these columns set to SQL expressions."""
        tabell = fra._meta.db_table
        kolonner = ", ".join(f.column for f in fra._meta.concrete_fields if not f.generated)
        if isinstance(fra._meta.pk, models.BigAutoField):
            felt.setdefault("id", f"nextval('{tabell}_id_seq')")
        nye = ", ".join(f"'{navn}', {uttrykk}" for navn, uttrykk in felt.items())
        self.sql(
            f"SET session_replication_role = replica; INSERT INTO {tabell} ({kolonner}) SELECT {kolonner} FROM ("
            f" SELECT (jsonb_populate_record(t, jsonb_build_object({nye}))).* FROM {tabell} t, ({rader}) n"
            f" WHERE t.id = '{fra.pk}') kopi",
            self.base,
        )


def bygg(sql: Callable[..., object], base: str, kontorer: int, forfalte: int, frist: date) -> None:
    """Fill `base`: so many offices, and in all so many dates due on `frist` or one of the six days before it."""
    mal = Mal(sql, base)
    ane, leder = lag.bruker(), lag.bruker(Rolle.LEDER)
    kari = lag.kandidat(ane, naa=NAA - timedelta(days=90), fase="jobbutvikling")
    hos = lag.arbeidsgiver(ane, naa=NAA - timedelta(days=90))
    sql(f"SET session_replication_role = replica; UPDATE kjerne_oppfolging SET frist = '{FRAMTID}'", base)
    personer = (
        "SELECT k, j, enhetsnummer FROM generate_series(0, 11) j,"
        " (SELECT enhetsnummer, row_number() OVER (ORDER BY enhetsnummer) AS k FROM brukere_kontor) kontor"
        f" WHERE k <= {kontorer}"
    )
    mal.kopier(ane, personer, id=PERSON, epost="'b' || n.k || '-' || n.j || '@nav.example'")
    for fra, hvem in ((ane, "j > 0"), (leder, "j = 0")):
        rader = f"SELECT * FROM ({personer}) p WHERE {hvem}"
        mal.kopier(fra.tilknytning, rader, bruker_id=PERSON, kontor_id="n.enhetsnummer")
    _kandidater(mal, kari, _per_jobbspesialist(personer, KANDIDATER))
    _arbeidsgivere(mal, hos, _per_jobbspesialist(personer, ARBEIDSGIVERE))
    _datoer(mal, kari, kontorer, forfalte, frist)
    sql("VACUUM ANALYZE", base)


def _per_jobbspesialist(personer: str, antall: int) -> str:
    return f"SELECT *, row_number() OVER () AS i FROM ({personer}) p, generate_series(1, {antall}) WHERE j > 0"


def _kandidater(mal: Mal, kari: Kandidat, rader: str) -> None:
    indeks = r"'\x' || md5('f' || n.i)"
    mal.kopier(kari, rader, id=KANDIDAT, person=KANDIDAT, kontor_id="n.enhetsnummer", fodselsnummer_indeks=indeks)
    mal.kopier(kari.ansvar.get(), rader, kandidat_id=KANDIDAT, bruker_id=PERSON)


def _arbeidsgivere(mal: Mal, hos: Arbeidsgiver, rader: str) -> None:
    orgnr = "'9' || lpad(n.i::text, 8, '0')"
    mal.kopier(hos, rader, id="1000000 + n.i", kontor_id="n.enhetsnummer", orgnr=orgnr)
    mal.kopier(hos.kontaktansvar.get(), rader, arbeidsgiver_id="1000000 + n.i", bruker_id=PERSON)


def _datoer(mal: Mal, kari: Kandidat, kontorer: int, forfalte: int, frist: date) -> None:
    """The due ones are spread evenly among all, over a week: less than five working days, so that no leader is told."""
    kandidater, alle = kontorer * 11 * KANDIDATER, kontorer * DATOER
    forfalt = f"n.i * {forfalte}::bigint / {alle} > (n.i - 1) * {forfalte}::bigint / {alle}"
    for side, foer in (("kandidat", 0), ("jobbutvikling", kandidater)):
        mal.kopier(
            kari.oppfolginger.aapne().get(side=side, art="rytme"),
            f"SELECT i FROM generate_series({foer} + 1, least({foer} + {kandidater}, {alle})) i",
            id="gen_random_uuid()",
            kandidat_id=f"md5('k' || (n.i - {foer}))::uuid",
            frist=f"CASE WHEN {forfalt} THEN date '{frist}' - (n.i % 7)::int ELSE date '{FRAMTID}' END",
        )
