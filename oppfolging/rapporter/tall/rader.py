"""The rows figures are counted from, and the counting: one statement, whatever the number of figures and rows.

Who was graded at the cut, or is now (kandidater.skjuling), is in no line of a jobbspesialist or the queue, and in the
office's by whole groups of MINST_SKJULTE, kind by kind and those in the numerator for themselves, those graded first:
nobody is found by subtraction, of another line, of the rows that have a name or of another cut; unless the reader may
know of them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from inkludering.felles.fastsporring import spor
from kandidater.gradering import MINST_SKJULTE
from oppfolging.rapporter.tall.felles import FELLES
from oppfolging.rapporter.tall.figur import Tall
from oppfolging.rapporter.tall.verdier import Verdi
from oppfolging.rapporter.utvalg import Utvalg

KONTORET = "kontoret"
Fordelt = Mapping[UUID | str | None, Verdi]

VIST = "skjult IS NOT TRUE"
VIST_FOR_KONTORET = f"({VIST} OR (slag, kandidat) IN (SELECT slag, kandidat FROM mange))"


@dataclass(frozen=True)
class Tallrad:
    """One row behind a figure: never a name. `kandidat` and `arbeidsgiver` lead to those who may see more.

    `dag` and `dager`: the day it is about and a number of days, as the figure's `radord` calls them.
    """

    id: str
    hos: UUID | None
    slag: str
    teller: bool
    utelatt: bool
    dager: int | None
    kandidat: UUID | None
    arbeidsgiver: int | None
    dag: date | None


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
    dag: str = "NULL::date",
) -> str:
    """The SQL of a figure's rows: its columns, from `fra` (a common row or a table, with joins and conditions)."""
    return f"""SELECT {id} AS id, {hos} AS hos, {slag} AS slag, {teller} AS teller,
        {utelatt} AS utelatt, {dager} AS dager, {kandidat} AS kandidat,
        {arbeidsgiver} AS arbeidsgiver, {dag} AS dag FROM {fra}"""


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

    They are as many as the figure says: of what is counted once but stands in several rows, the most telling one, and
    of those the first.
    """
    egne = VIST_FOR_KONTORET if hos == KONTORET else f"{VIST} AND hos IS NOT DISTINCT FROM %(hos)s::uuid"
    setning = f"""
        SELECT DISTINCT ON (slag, nr) nr, hos, slag, teller IS TRUE, utelatt IS TRUE, dager, kandidat, arbeidsgiver,
            dag
        FROM (WITH {_radene(tall)} SELECT *, id::text COLLATE "C" AS nr FROM r WHERE {egne}) r
        WHERE slag = coalesce(%(slag)s::text, slag)
        ORDER BY slag, nr, teller DESC NULLS LAST, dag, kandidat"""
    return [Tallrad(*rad) for rad in _kjor(setning, u, hos=hos, slag=slag)]


def _telling(tall: Tall) -> str:
    antall = tall.verdi.SQL.format(hver="DISTINCT id" if tall.flere_rader else "*")
    return f"""
        SELECT * FROM (
            WITH {_radene(tall)}
            SELECT '{tall.nokkel}', false, hos, slag, {antall}::float8[] FROM r WHERE {VIST} GROUP BY hos, slag
            UNION ALL
            SELECT '{tall.nokkel}', true, NULL, slag, {antall}::float8[] FROM r WHERE {VIST_FOR_KONTORET} GROUP BY slag
        ) svar
    """


def _radene(tall: Tall) -> str:
    """The rows of a figure, which of them are hidden, and those hidden of each kind who make whole groups."""
    return f"""r AS MATERIALIZED (
            SELECT *, NOT %(ser_graderte)s AND kandidat IN (SELECT kandidat_id FROM graderte) AS skjult
            FROM ({tall.rader}) alle
        ), mange AS MATERIALIZED (
            SELECT slag, kandidat FROM (
                SELECT slag, kandidat, row_number() OVER (likes ORDER BY siden, kandidat) AS nr,
                    count(*) OVER likes AS antall
                FROM (
                    SELECT slag, kandidat, bool_or(teller IS TRUE AND utelatt IS NOT TRUE) AS i_telleren
                    FROM r WHERE skjult GROUP BY slag, kandidat
                ) s JOIN graderte ON kandidat_id = kandidat
                WINDOW likes AS (PARTITION BY slag, i_telleren)
            ) nummerert WHERE nr <= antall - mod(antall, {MINST_SKJULTE})
        )"""


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
