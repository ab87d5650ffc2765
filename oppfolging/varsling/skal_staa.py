"""Which reminders should stand at a moment: the rules of the register, put together to one SQL text.

Of a matter a person is told the last step of the ladder that has been reached and that is theirs. What should stand
follows from the data and the moment alone, never from what stands. A matter about a graded candidate is told to nobody
but who may know of them (kandidater/gradering.py), whatever the rule says: who answers for them, once the grading is
answered, and the leaders with the right.

While somebody is away, what they answer for is told to whoever stands in for them (kandidater_vikariat,
arbeidsgivere_vikariat), and where nobody does it is a matter nobody answers for.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from inkludering.felles.arbeidsdager import lokal_dato
from kandidater.gradering import Gradering, er_gradert_sql
from oppfolging.varsling import regelregister
from oppfolging.varsling.regelregister import Regel

# The fields that tell one reminder from another.
NOKKEL = "mottaker_id, regel, trinn, emne_id, forfall"
VILKARLIG_DAG = date(2026, 11, 26)

SKAL_STAA = """
i_arbeid AS (
    SELECT t.bruker_id, t.kontor_id, t.rolle, bool_or(t.ser_skjermede) AS ser_skjermede
    FROM brukere_tilknytning t JOIN brukere_bruker b ON b.id = t.bruker_id
    WHERE b.is_active AND t.gyldig @> %(dag)s::date GROUP BY t.bruker_id, t.kontor_id, t.rolle
), jobbspesialist AS (
    SELECT DISTINCT bruker_id FROM i_arbeid WHERE rolle = 'jobbspesialist'
), borte AS (
    SELECT bruker_id FROM brukere_fravaer WHERE avlyst IS NULL AND dager @> %(dag)s::date
), trinn (regel, trinn, nivaa, til, grense) AS (
    VALUES {trinn}
), emne AS MATERIALIZED (
    SELECT e.*, j.bruker_id AS svarer_id, coalesce({er_gradert}, FALSE) AS gradert
    FROM ({emner}) e
    -- Whom a matter is about is looked up: the cost follows what is due, and not the nation.
    LEFT JOIN LATERAL (SELECT * FROM kandidater_kandidat WHERE id = e.kandidat_id OFFSET 0) k ON TRUE
    LEFT JOIN borte ON borte.bruker_id = e.ansvarlig_id
    LEFT JOIN jobbspesialist j ON k.gradering IS DISTINCT FROM '{ukjent}' AND j.bruker_id = CASE
        WHEN borte.bruker_id IS NULL THEN e.ansvarlig_id
        WHEN {foelger_vikaren} THEN (
            SELECT v.vikar_id FROM kandidater_vikariat v
            WHERE v.kandidat_id = e.kandidat_id AND v.for_bruker_id = borte.bruker_id AND v.periode @> %(naa)s
            UNION ALL
            SELECT v.vikar_id FROM arbeidsgivere_vikariat v
            WHERE e.kandidat_id IS NULL AND v.arbeidsgiver_id = e.arbeidsgiver_id
                AND v.for_bruker_id = borte.bruker_id AND v.periode @> %(naa)s
            LIMIT 1
        )
    END
), naadd AS (
    SELECT e.svarer_id AS mottaker_id, t.nivaa, e.*
    FROM emne e JOIN trinn t ON t.regel = e.regel AND e.forfall <= t.grense
    WHERE t.til <> 'leder' AND e.svarer_id IS NOT NULL
    UNION ALL
    SELECT l.bruker_id, t.nivaa, e.*
    FROM emne e JOIN trinn t ON t.regel = e.regel AND e.forfall <= t.grense
    JOIN i_arbeid l ON l.kontor_id = e.kontor_id AND l.rolle = 'leder' AND (l.ser_skjermede OR NOT e.gradert)
    WHERE t.til = 'leder' OR t.til = 'ansvarlig_eller_leder' AND e.svarer_id IS NULL
), hoeyeste AS (
    SELECT mottaker_id, regel, max(nivaa) AS nivaa, emne_id, forfall, oppfolging_id, kandidat_id, arbeidsgiver_id
    FROM naadd
    GROUP BY mottaker_id, regel, emne_id, forfall, oppfolging_id, kandidat_id, arbeidsgiver_id
), skal_staa AS (
    SELECT mottaker_id, regel, t.trinn, emne_id, forfall, oppfolging_id, kandidat_id, arbeidsgiver_id
    FROM hoeyeste JOIN trinn t USING (regel, nivaa)
)"""
# {merket} comes in each rule's own query, so that PostgreSQL looks up what has changed instead of reading all.
EMNER = """
    SELECT '{regel}' AS regel, {regel}.* FROM ({emner}) {regel}
    WHERE {regel}.forfall <= %({regel}_naadd)s {merket}
"""
MERKET = "AND (kandidat_id = ANY(%(kandidater)s) OR arbeidsgiver_id = ANY(%(arbeidsgivere)s))"


@dataclass(frozen=True)
class Endrede:
    """The candidates and employers something has changed for."""

    kandidater: Collection[UUID]
    arbeidsgivere: Collection[int]


def setning(endrede: Endrede | None) -> str:
    """The body of a WITH that ends in skal_staa: for what has changed, or for all."""
    regler = regelregister.alle()
    trinn = (f"{_trinn(regel, nr)}" for regel in regler for nr in range(len(regel.stige)))
    merket = MERKET if endrede else ""
    emner = (EMNER.format(regel=regel.navn, emner=regel.emner, merket=merket) for regel in regler)
    return SKAL_STAA.format(
        trinn=", ".join(trinn),
        emner="UNION ALL".join(emner),
        er_gradert=er_gradert_sql("k"),
        ukjent=Gradering.UKJENT,
        foelger_vikaren=_foelger_vikaren(regler),
    )


def verdier(*, naa: datetime, endrede: Endrede | None) -> dict[str, Any]:
    """What the text asks for: the moment, its day, and for each rule how late a due day has reached a step."""
    dag = lokal_dato(naa)
    svar: dict[str, Any] = {"naa": naa, "dag": dag}
    for regel in regelregister.alle():
        grenser = [trinn.grense(dag) for trinn in regel.stige]
        svar[f"{regel.navn}_naadd"] = max(grenser)
        svar |= {f"{regel.navn}_{nr}": grense for nr, grense in enumerate(grenser)} | regel.verdier(dag)
    if endrede:
        svar |= {"kandidater": list(endrede.kandidater), "arbeidsgivere": list(endrede.arbeidsgivere)}
    return svar


def avtrykk() -> str:
    """Changes when a rule does: then all reminders are made anew."""
    stiger = [(trinn.navn, trinn.grense(VILKARLIG_DAG)) for regel in regelregister.alle() for trinn in regel.stige]
    andre = [regel.verdier(VILKARLIG_DAG) for regel in regelregister.alle()]
    return sha256(f"{setning(None)}{stiger}{andre}".encode()).hexdigest()


def _foelger_vikaren(regler: Collection[Regel]) -> str:
    """Of which rules the one who stands in is told."""
    venter = [f"'{regel.navn}'" for regel in regler if not regel.foelger_vikaren]
    return f"e.regel NOT IN ({', '.join(venter)})" if venter else "TRUE"


def _trinn(regel: Regel, nr: int) -> str:
    trinn = regel.stige[nr]
    return f"('{regel.navn}', '{trinn.navn}', {nr}, '{trinn.til}', %({regel.navn}_{nr})s::date)"
