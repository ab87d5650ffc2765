"""Who began in paid work: the persons served in a span of days, and what became of each, as SQL.

A person is one person in all their cases. What happened counts by the day it happened, once it was registered at the
cut; a job counts when it really began: not when it was known never to have done so, or was taken back.
"""

from __future__ import annotations

from oppfolging.kjerne.forlopstyper import UBETALTE, Forlopstype
from oppfolging.rapporter.tall.felles import KANDIDATENE, SNITTET, gjelder, midnatt

UBETALT = ", ".join(f"'{type_}'" for type_ in UBETALTE)


_SAKENE = f"""
WITH saker AS (
    SELECT id, person, henvist_dato FROM kandidatene
    WHERE registrert <= {SNITTET} AND henvist_dato <= %(siste_dag)s AND coalesce(sluttet, 'infinity') >= FRA_DAGEN
), betjente AS (
    SELECT s.id, s.person, a.bruker_id AS hos FROM saker s LEFT JOIN ansvarene a ON a.hva = s.id
        AND a.til > {midnatt("FRA_DAGEN")} AND a.fra < {midnatt("%(siste_dag)s + 1")}
)
"""
_JOBBENE = f""", jobber AS (
    SELECT k.person, j.kandidat_id, j.start, j.type, coalesce(
        CASE WHEN j.avslutning_registrert <= {SNITTET} THEN j.avsluttet_dato END, 'infinity') AS slutt
    FROM kjerne_forlop j JOIN kandidatene k ON k.id = j.kandidat_id
    WHERE j.kandidat_id = {KANDIDATENE} AND j.type NOT IN ({UBETALT})
        AND j.registrert <= {SNITTET} AND j.start <= %(siste_dag)s AND {gjelder("j")}
), fra_start AS (
    SELECT person, greatest(FRA_DAGEN, min(henvist_dato)) AS dag FROM saker GROUP BY person
), forlopet AS (
    SELECT s.person,
        coalesce(bool_or(j.start < s.dag), FALSE) AS har_jobbet,
        coalesce(bool_or(j.start < s.dag AND j.slutt >= s.dag), FALSE) AS i_jobb,
        max(j.slutt) FILTER (WHERE j.start < s.dag) AS sluttet,
        min(j.start) FILTER (WHERE j.start >= s.dag) AS begynte,
        (array_agg(j.kandidat_id ORDER BY j.start, j.kandidat_id) FILTER (WHERE j.start >= s.dag))[1] AS sak,
        coalesce(bool_or(j.start >= s.dag AND j.type <> '{Forlopstype.LONNSTILSKUDD}'), FALSE) AS uten_tilskudd
    FROM fra_start s LEFT JOIN jobber j ON j.person = s.person GROUP BY s.person
), personer AS (
    -- The job belongs to whoever had the responsibility when that day was over.
    SELECT f.*, sluttet <= begynte AS byttet, (
        SELECT a.bruker_id FROM ansvarene a WHERE a.hva = f.sak AND a.fra < {midnatt("f.begynte + 1")}
        ORDER BY a.fra DESC LIMIT 1
    ) AS hos
    FROM forlopet f
)
"""


def betjente(fra: str) -> str:
    """SQL: WITH `betjente`, each case of those served from the day `fra` to the last day, with who had them."""
    return _SAKENE.replace("FRA_DAGEN", fra)


def personer(fra: str, utvalg: str) -> str:
    """SQL: rows chosen by `utvalg` from those served from the day `fra` to the last day of the period.

    `betjente`: each case of theirs, with who had the responsibility. `personer`: each of them, `i_jobb` when the span
    or their case began (`dag`), or with paid work earlier (`har_jobbet`); the first job that began since (`begynte`),
    in which case and hos whom, whether one was without a subsidy, and whether the work at the start was over by then.
    """
    return f"({betjente(fra)}{_JOBBENE.replace('FRA_DAGEN', fra)} {utvalg}) rader"
