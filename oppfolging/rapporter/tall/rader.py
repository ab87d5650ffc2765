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

from django.db import connection

from oppfolging.rapporter.tall.figur import Tall
from oppfolging.rapporter.tall.verdier import Verdi
from oppfolging.rapporter.utvalg import Utvalg

KONTORET = "kontoret"
Fordelt = Mapping[UUID | str | None, Verdi]

# Who was responsible for a candidate, and who answered for an employer, at a moment. As a subquery, so that only the
# rows of that one are looked at, whatever PostgreSQL believes of the tables.
ANSVARLIG = "(SELECT bruker_id FROM kandidater_kandidatansvar a WHERE a.kandidat_id = {} AND a.periode @> {})"
KONTAKTPERSON = "(SELECT bruker_id FROM arbeidsgivere_kontaktansvar a WHERE a.arbeidsgiver_id = {} AND a.periode @> {})"
SNITTET = "%(snitt)s::timestamptz"

FELLES = f"""
WITH aapne AS (
    -- The open candidates of the office, in the phase they were in.
    SELECT k.id AS kandidat, k.henvist_dato, f.fase, {ANSVARLIG.format("k.id", SNITTET)} AS hos
    FROM kandidater_kandidat k
    JOIN kandidater_faseperiode f ON f.kandidat_id = k.id AND f.periode @> {SNITTET} AND f.fase <> 'avsluttet'
    WHERE k.kontor_id = %(kontor)s
), kontorets AS (
    SELECT o.* FROM kandidater_kandidat k
    JOIN kjerne_oppfolging o ON o.kandidat_id = k.id AND o.side <> 'arbeidsgiver'
    WHERE k.kontor_id = %(kontor)s
    UNION ALL
    SELECT o.* FROM arbeidsgivere_arbeidsgiver g
    JOIN kjerne_oppfolging o ON o.arbeidsgiver_id = g.id AND o.side = 'arbeidsgiver'
    WHERE g.kontor_id = %(kontor)s
), daterte AS (
    -- A date moved after the cut stood where it was moved from; one closed after it was open.
    SELECT o.*, CASE WHEN o.lukket <= {SNITTET} THEN o.lukket END AS lukket_da,
        coalesce(CASE WHEN o.antall_flyttinger > 0 THEN (
            SELECT f.fra FROM kjerne_flytting f WHERE f.oppfolging_id = o.id AND f.tid > {SNITTET}
            ORDER BY f.tid LIMIT 1
        ) END, o.frist) AS frist_da
    FROM kontorets o WHERE o.opprettet <= {SNITTET}
), avgjorte AS (
    -- A planned contact was settled when it was closed or when its day was over, if that came first.
    SELECT id, side, status, kandidat_id, arbeidsgiver_id, frist_da, lukket_da,
        (lukket_da AT TIME ZONE 'Europe/Oslo')::date AS lukket_dag,
        least(
            lukket_da, {SNITTET}, greatest(opprettet, (frist_da + 1)::timestamp AT TIME ZONE 'Europe/Oslo')
        ) AS avgjort
    FROM daterte WHERE lukket_da IS NULL OR frist_da BETWEEN %(fra)s AND %(siste_dag)s
), planlagte AS (
    -- It belongs to whoever answered for it then.
    SELECT o.*, CASE WHEN o.side = 'arbeidsgiver' THEN {KONTAKTPERSON.format("o.arbeidsgiver_id", "o.avgjort")}
        ELSE {ANSVARLIG.format("o.kandidat_id", "o.avgjort")} END AS hos
    FROM avgjorte o
)
"""  # noqa: S608 - put together of constants


@dataclass(frozen=True)
class Rad:
    """One row behind a figure: never a name. `kandidat` and `arbeidsgiver` lead to those who may see more."""

    id: str
    hos: UUID | None
    slag: str
    teller: bool
    utelatt: bool
    dager: int | None
    kandidat: UUID | None
    arbeidsgiver: int | None


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
    return f"""SELECT {id}::text AS id, {hos} AS hos, {slag} AS slag, {teller} AS teller, {utelatt} AS utelatt,
        {dager} AS dager, {kandidat} AS kandidat, {arbeidsgiver} AS arbeidsgiver FROM {fra}"""  # noqa: S608 - constants


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


def bak(tall: Tall, u: Utvalg, *, hos: UUID | str | None = KONTORET, slag: str | None = None) -> list[Rad]:
    """The rows behind a figure, of the office or of one it belongs to (None: the leader's queue), of all kinds or one.

    They are as many as the figure says: of what is counted once but stands in several rows, the most telling one.
    """
    egne = "TRUE" if hos == KONTORET else "hos IS NOT DISTINCT FROM %(hos)s::uuid"
    setning = f"""
        SELECT DISTINCT ON (slag, id) id, hos, slag, teller IS TRUE, utelatt IS TRUE, dager, kandidat, arbeidsgiver
        FROM ({tall.rader}) r WHERE {egne} AND slag = coalesce(%(slag)s::text, slag)
        ORDER BY slag, id, teller DESC NULLS LAST, kandidat"""  # noqa: S608 - put together of constants
    return [Rad(*rad) for rad in _kjor(setning, u, hos=None if hos == KONTORET else hos, slag=slag)]


def _telling(tall: Tall) -> str:
    return f"""
        SELECT '{tall.nokkel}', grouping(hos) = 1, hos, slag, {tall.verdi.SQL}::float8[]
        FROM ({tall.rader}) r GROUP BY GROUPING SETS ((slag), (hos, slag))
    """  # noqa: S608 - put together of constants


def _kjor(setning: str, u: Utvalg, **mer: Any) -> list[tuple]:
    with connection.cursor() as peker:
        peker.execute(FELLES + setning, u.parametre | mer)
        return peker.fetchall()
