"""The rows figures are counted from, and the counting: one statement, whatever the number of figures and rows.

Each common row stands at the cut (%(snitt)s): what was registered later is not there. `hos` is the jobbspesialist it
belongs to; empty: nobody, the leader's queue. What no figure of a statement uses, PostgreSQL does not read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from inkludering.felles.fastsporring import spor
from oppfolging.kjerne.models import Sluttaarsak
from oppfolging.rapporter.tall.figur import Tall
from oppfolging.rapporter.tall.verdier import Verdi
from oppfolging.rapporter.utvalg import Utvalg

KONTORET = "kontoret"
Fordelt = Mapping[UUID | str | None, Verdi]

SNITTET = "%(snitt)s::timestamptz"
# The rows of the office's own are found by an array of keys: each by the index, never by reading the whole nation's.
KANDIDATENE = "ANY(ARRAY(SELECT id FROM kandidatene))"
ARBEIDSGIVERNE = "ANY(ARRAY(SELECT id FROM arbeidsgiverne))"
KONTAKT = """id, side, status, kandidat_id, arbeidsgiver_id, frist, opprettet, lukket, kontakt_id, godskrevet_id,
    antall_flyttinger"""
# What was neither open at the cut nor due in the period is left at once: nothing closed is moved any more.
AKTUELL = f"""opprettet <= {SNITTET} AND (
        lukket IS NULL OR lukket > {SNITTET} OR frist BETWEEN %(fra)s AND %(siste_dag)s
    ) AND (forlop_id IS NULL OR NOT forlop_id = ANY(coalesce((SELECT forlop FROM trukne), ARRAY[]::uuid[])))"""
PERIODE = "lower(periode) AS fra, coalesce(upper(periode), 'infinity') AS til"


def ikke_trukket(hva: str) -> str:
    """SQL: it had not been taken back as a mistake at the cut."""
    return f"({hva}.trukket IS NULL OR {hva}.trukket > {SNITTET})"


FELLES = f"""
WITH kandidatene AS MATERIALIZED (
    SELECT id, person, henvist_dato, registrert,
        CASE WHEN avslutning_registrert <= {SNITTET} THEN avsluttet_dato END AS sluttet
    FROM kandidater_kandidat k WHERE kontor_id = %(kontor)s AND {ikke_trukket("k")}
), arbeidsgiverne AS MATERIALIZED (
    SELECT id FROM arbeidsgivere_arbeidsgiver g WHERE kontor_id = %(kontor)s AND {ikke_trukket("g")}
), ansvar AS MATERIALIZED (
    SELECT kandidat_id, bruker_id, {PERIODE} FROM kandidater_kandidatansvar WHERE kandidat_id = {KANDIDATENE}
), kontaktansvar AS MATERIALIZED (
    SELECT arbeidsgiver_id, bruker_id, {PERIODE} FROM arbeidsgivere_kontaktansvar
    WHERE arbeidsgiver_id = {ARBEIDSGIVERNE}
), faser AS MATERIALIZED (
    SELECT kandidat_id, fase, periode FROM kandidater_faseperiode WHERE kandidat_id = {KANDIDATENE}
), aapne AS MATERIALIZED (
    -- The open candidates of the office, in the phase they were in. Grouped, and not joined, so that it costs the same
    -- whatever PostgreSQL believes of the number of rows.
    SELECT kandidat_id AS kandidat, max(henvist_dato) AS henvist_dato, max(fase) AS fase, max(hos)::uuid AS hos
    FROM (
        SELECT id AS kandidat_id, henvist_dato, NULL COLLATE "C" AS fase, NULL COLLATE "C" AS hos FROM kandidatene
        UNION ALL SELECT kandidat_id, NULL, fase COLLATE "C", NULL FROM kandidater_faseperiode
            WHERE kandidat_id = {KANDIDATENE}
                AND lower(periode) <= {SNITTET} AND (upper_inf(periode) OR {SNITTET} < upper(periode))
        UNION ALL SELECT kandidat_id, NULL, NULL, bruker_id::text FROM ansvar WHERE fra <= {SNITTET} AND {SNITTET} < til
    ) deler
    GROUP BY kandidat_id HAVING max(fase) <> 'avsluttet'
), trukne AS MATERIALIZED (
    SELECT array_agg(id) AS forlop FROM kjerne_forlop WHERE trukket <= {SNITTET}
), kontorets AS (
    SELECT {KONTAKT} FROM kjerne_oppfolging
    WHERE kandidat_id = {KANDIDATENE} AND side <> 'arbeidsgiver' AND {AKTUELL}
    UNION ALL
    SELECT {KONTAKT} FROM kjerne_oppfolging
    WHERE arbeidsgiver_id = {ARBEIDSGIVERNE} AND side = 'arbeidsgiver' AND {AKTUELL}
), daterte AS (
    -- A date moved after the cut stood where it was moved from; one closed after it was open.
    SELECT o.*, da.lukket AS lukket_da, da.frist AS frist_da
    FROM kontorets o
    CROSS JOIN LATERAL (
        SELECT CASE WHEN o.lukket <= {SNITTET} THEN o.lukket END AS lukket,
            coalesce(CASE WHEN o.antall_flyttinger > 0 THEN (
                SELECT f.fra FROM kjerne_flytting f WHERE f.oppfolging_id = o.id AND f.tid > {SNITTET}
                ORDER BY f.tid LIMIT 1
            ) END, o.frist) AS frist
        OFFSET 0
    ) da
), avgjorte AS MATERIALIZED (
    -- A planned contact was settled when it was closed or when its day was over, if that came first. It was done the
    -- day the contact was, whenever that was registered; when several met it, the day of the first known at the cut.
    SELECT o.id, side, status, kandidat_id, o.arbeidsgiver_id, frist_da, lukket_da, coalesce(
            CASE WHEN lukket_da IS NOT NULL THEN coalesce(g.dag, n.dag) END,
            (lukket_da AT TIME ZONE 'Europe/Oslo')::date
        ) AS lukket_dag, least(
            lukket_da, {SNITTET}, greatest(opprettet, (frist_da + 1)::timestamp AT TIME ZONE 'Europe/Oslo')
        ) AS avgjort
    FROM daterte o LEFT JOIN kjerne_kontakt n ON n.id = o.kontakt_id
    LEFT JOIN kjerne_kontakt g ON g.id = o.godskrevet_id AND g.tid <= {SNITTET}
    WHERE lukket_da IS NULL OR frist_da BETWEEN %(fra)s AND %(siste_dag)s
), planlagte AS (
    -- It belongs to whoever answered for it then.
    SELECT o.*, coalesce(g.bruker_id, a.bruker_id) AS hos
    FROM avgjorte o
    LEFT JOIN kontaktansvar g ON o.side = 'arbeidsgiver' AND g.arbeidsgiver_id = o.arbeidsgiver_id
        AND g.fra <= o.avgjort AND o.avgjort < g.til
    LEFT JOIN ansvar a ON o.side <> 'arbeidsgiver' AND a.kandidat_id = o.kandidat_id
        AND a.fra <= o.avgjort AND o.avgjort < a.til
)
"""


@dataclass(frozen=True)
class Tallrad:
    """One row behind a figure: never a name. `kandidat` and `arbeidsgiver` lead to those who may see more."""

    id: str
    hos: UUID | None
    slag: str
    teller: bool
    utelatt: bool
    dager: int | None
    kandidat: UUID | None
    arbeidsgiver: int | None


def gjelder(forlop: str) -> str:
    """SQL: it was not known at the cut that this forløp never began, or was registered by mistake."""
    aldri = f"{forlop}.sluttaarsak = '{Sluttaarsak.BEGYNTE_IKKE}' AND {forlop}.avslutning_registrert <= {SNITTET}"
    return f"NOT ({aldri}) AND {ikke_trukket(forlop)}"


def velg(
    fra: str,
    *,
    id: str,
    hos: str = "NULL::uuid",
    slag: str = "''",
    teller: str = "FALSE",
    utelatt: str = "FALSE",
    dager: str = "NULL::int",
    kandidat: str = "NULL::uuid",
    arbeidsgiver: str = "NULL::bigint",
) -> str:
    """The SQL of a figure's rows: its columns, from `fra` (a common row or a table, with joins and conditions)."""
    return f"""SELECT {id} AS id, {hos} AS hos, {slag} AS slag, {teller} AS teller,
        {utelatt} AS utelatt, {dager} AS dager, {kandidat} AS kandidat, {arbeidsgiver} AS arbeidsgiver FROM {fra}"""


def tell(u: Utvalg, figurer: Iterable[Tall]) -> Mapping[str, Fordelt]:
    """Each figure's value for everyone it belongs to, and for KONTORET, in one statement."""
    per_nokkel = {tall.nokkel: tall for tall in figurer}
    talt: dict[tuple[str, Any], dict[str, list[float]]] = defaultdict(dict)
    for nokkel, av_kontoret, hos, slag, antall in _kjor("UNION ALL".join(map(_telling, per_nokkel.values())), u):
        talt[nokkel, KONTORET if av_kontoret else hos][slag] = antall
    svar: dict[str, dict[Any, Verdi]] = {nokkel: {} for nokkel in per_nokkel}
    for (nokkel, hos), grupper in talt.items():
        tall = per_nokkel[nokkel]
        svar[nokkel][hos] = tall.verdi.av(tall.slag, grupper)
    return svar


def bak(tall: Tall, u: Utvalg, *, hos: UUID | str | None = KONTORET, slag: str | None = None) -> list[Tallrad]:
    """The rows behind a figure, of the office or of one it belongs to (None: the leader's queue), of all kinds or one.

    They are as many as the figure says: of what is counted once but stands in several rows, the most telling one.
    """
    egne = "TRUE" if hos == KONTORET else "hos IS NOT DISTINCT FROM %(hos)s::uuid"
    setning = f"""
        SELECT DISTINCT ON (slag, nr) nr, hos, slag, teller IS TRUE, utelatt IS TRUE, dager, kandidat, arbeidsgiver
        FROM (SELECT *, id::text COLLATE "C" AS nr FROM ({tall.rader}) alle) r
        WHERE {egne} AND slag = coalesce(%(slag)s::text, slag)
        ORDER BY slag, nr, teller DESC NULLS LAST, kandidat"""
    return [Tallrad(*rad) for rad in _kjor(setning, u, hos=hos, slag=slag)]


def _telling(tall: Tall) -> str:
    antall = tall.verdi.SQL.format(hver="DISTINCT id" if tall.flere_rader else "*")
    return f"""
        SELECT '{tall.nokkel}', grouping(hos) = 1, hos, slag, {antall}::float8[]
        FROM ({tall.rader}) r GROUP BY GROUPING SETS ((slag), (hos, slag))
    """


def _kjor(setning: str, u: Utvalg, **mer: Any) -> list[tuple]:
    plasser = _Plasser()
    sql = f"SELECT * FROM ({FELLES}{setning}) svar" % plasser
    verdier = u.parametre | mer
    return spor(sql, [verdier[navn] for navn in plasser])


class _Plasser(dict[str, str]):
    """The place of each named value, numbered as they are met."""

    def __missing__(self, navn: str) -> str:
        self[navn] = f"${len(self) + 1}"
        return self[navn]
