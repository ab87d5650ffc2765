"""Reminders: what a person must know, generated once, told of in one digest a day.

What should stand follows from the dates and from who answers for them; generating makes the table equal to that. It
may run at any time, late, twice, or twice at once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from arbeidsgivere.models import Kontaktansvar
from inkludering.felles.arbeidsdager import lokal_dato
from oppfolging.kjerne.forfall import VIRKEDAGER_TIL_LEDER, VIRKEDAGER_TIL_ROED, siste_frist
from oppfolging.kjerne.models import Kontakt
from oppfolging.varsling import sammendrag
from oppfolging.varsling.models import Paaminnelse, Regel

PARTI = 500

# One row per person and matter: only the highest step of the ladder that has been reached. Due dates go to the one who
# answers for that side, else to the leaders; gaps go to the leaders until they are filled.
SKAL_STAA = """
WITH i_arbeid AS (
    SELECT DISTINCT t.bruker_id, t.kontor_id, t.rolle
    FROM brukere_tilknytning t JOIN brukere_bruker b ON b.id = t.bruker_id
    WHERE b.is_active AND t.gyldig @> %(dag)s::date
), leder AS (
    SELECT bruker_id, kontor_id FROM i_arbeid WHERE rolle = 'leder'
), jobbspesialist AS (
    SELECT DISTINCT bruker_id FROM i_arbeid WHERE rolle = 'jobbspesialist'
), trinn (regel, nivaa, grense) AS (
    VALUES ('forfaller', 1, %(dag)s::date), ('over_fristen', 2, %(roed)s::date), ('til_leder', 3, %(leder)s::date)
), forfalt AS (
    SELECT o.id, o.frist, coalesce(k.kontor_id, a.kontor_id) AS kontor_id, j.bruker_id AS ansvarlig_id,
        CASE WHEN o.side <> 'arbeidsgiver' THEN o.kandidat_id END AS kandidat_id, o.arbeidsgiver_id
    FROM kjerne_oppfolging o
    LEFT JOIN kandidater_kandidat k ON k.id = o.kandidat_id
    LEFT JOIN arbeidsgivere_arbeidsgiver a ON a.id = o.arbeidsgiver_id
    LEFT JOIN kandidater_kandidatansvar ka
        ON o.side <> 'arbeidsgiver' AND ka.kandidat_id = o.kandidat_id AND upper_inf(ka.periode)
    LEFT JOIN arbeidsgivere_kontaktansvar aa
        ON o.side = 'arbeidsgiver' AND aa.arbeidsgiver_id = o.arbeidsgiver_id AND upper_inf(aa.periode)
    LEFT JOIN jobbspesialist j ON j.bruker_id = coalesce(ka.bruker_id, aa.bruker_id)
    WHERE o.status = 'aapen' AND o.frist <= %(dag)s
), stige AS (
    SELECT DISTINCT ON (f.id, m.bruker_id) m.bruker_id AS mottaker_id, t.regel, f.id::text AS emne_id,
        to_char(f.frist, 'YYYY-MM-DD') AS forekomst, f.id AS oppfolging_id, f.kandidat_id, f.arbeidsgiver_id
    FROM forfalt f JOIN trinn t ON f.frist <= t.grense
    JOIN LATERAL (
        SELECT f.ansvarlig_id AS bruker_id WHERE f.ansvarlig_id IS NOT NULL AND t.regel <> 'til_leder'
        UNION
        SELECT l.bruker_id FROM leder l
        WHERE l.kontor_id = f.kontor_id AND (f.ansvarlig_id IS NULL OR t.regel = 'til_leder')
    ) m ON true
    ORDER BY f.id, m.bruker_id, t.nivaa DESC
), skal_staa AS (
    SELECT * FROM stige
    UNION ALL
    SELECT l.bruker_id, 'uten_ansvarlig', k.id::text,
        to_char(k.i_lederkoe_siden AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), NULL::uuid, k.id, NULL::bigint
    FROM kandidater_kandidat k JOIN leder l USING (kontor_id)
    WHERE k.i_lederkoe_siden IS NOT NULL AND k.avsluttet_dato IS NULL
    UNION ALL
    SELECT l.bruker_id, 'uten_kontaktperson', a.id::text,
        to_char(a.uten_kontaktperson_siden AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), NULL, NULL, a.id
    FROM arbeidsgivere_arbeidsgiver a JOIN leder l USING (kontor_id)
    WHERE a.uten_kontaktperson_siden IS NOT NULL
)
"""
# A row somebody is changing right now is left for the next time: generating never waits for, or stops, a person.
LUKK = """
UPDATE varsling_paaminnelse SET lukket = %(naa)s WHERE id IN (
    SELECT p.id FROM varsling_paaminnelse p
    LEFT JOIN skal_staa s USING (mottaker_id, regel, emne_id, forekomst)
    WHERE p.lukket IS NULL AND p.regel <> 'logget_av_andre' AND s.regel IS NULL
    FOR UPDATE OF p SKIP LOCKED
)
"""
AAPNE = """
UPDATE varsling_paaminnelse SET lukket = NULL WHERE id IN (
    SELECT p.id FROM varsling_paaminnelse p
    JOIN skal_staa s USING (mottaker_id, regel, emne_id, forekomst)
    WHERE p.lukket IS NOT NULL
    FOR UPDATE OF p SKIP LOCKED
)
"""
# Always in the same order, so that two that run at once wait for each other instead of locking.
LAG = """
INSERT INTO varsling_paaminnelse
    (mottaker_id, regel, emne_id, forekomst, oppfolging_id, kandidat_id, arbeidsgiver_id, opprettet, dag)
SELECT s.*, %(naa)s, %(dag)s FROM skal_staa s
LEFT JOIN varsling_paaminnelse p USING (mottaker_id, regel, emne_id, forekomst)
WHERE p.id IS NULL
ORDER BY mottaker_id, regel, emne_id, forekomst
LIMIT %(parti)s
ON CONFLICT DO NOTHING
RETURNING regel
"""


@dataclass(frozen=True)
class Resultat:
    """How many new reminders there are by rule, and how many digests were queued."""

    nye: Counter[str]
    sammendrag: int


def generer(*, naa: datetime) -> Resultat:
    """Bring the reminders and the digests up to the moment `naa`."""
    dag = lokal_dato(naa)
    verdier = {
        "naa": naa,
        "dag": dag,
        "roed": siste_frist(dag, VIRKEDAGER_TIL_ROED),
        "leder": siste_frist(dag, VIRKEDAGER_TIL_LEDER),
        "parti": PARTI,
    }
    _utfor(SKAL_STAA + LUKK, verdier)
    _utfor(SKAL_STAA + AAPNE, verdier)
    nye: Counter[str] = Counter()
    while regler := _utfor(SKAL_STAA + LAG, verdier):
        nye.update(regel for (regel,) in regler)
    Paaminnelse.objects.aapne().filter(regel=Regel.LOGGET_AV_ANDRE, dag__lte=verdier["leder"]).update(lukket=naa)
    return Resultat(nye, sammendrag.legg_i_koe(naa=naa))


def si_fra_til_kontaktperson(*, kontakt: Kontakt, naa: datetime) -> None:
    """A colleague has been in touch with an employer: its kontaktperson is told, for a week."""
    ansvar = Kontaktansvar.objects.gjeldende().filter(arbeidsgiver=kontakt.arbeidsgiver).first()
    if ansvar is None or ansvar.bruker_id == kontakt.av_id:
        return
    paaminnelse = Paaminnelse(
        mottaker=ansvar.bruker,
        regel=Regel.LOGGET_AV_ANDRE,
        emne_id=str(kontakt.pk),
        forekomst=lokal_dato(naa).isoformat(),
        arbeidsgiver=kontakt.arbeidsgiver,
        opprettet=naa,
        dag=lokal_dato(naa),
    )
    Paaminnelse.objects.bulk_create([paaminnelse], ignore_conflicts=True)


def trekk_tilbake(*, kontakt: Kontakt, naa: datetime) -> None:
    """The contact was undone: nobody needs to know of it any more."""
    Paaminnelse.objects.aapne().filter(regel=Regel.LOGGET_AV_ANDRE, emne_id=str(kontakt.pk)).update(lukket=naa)


@transaction.atomic
def _utfor(setning: str, verdier: dict[str, Any]) -> list[tuple[str]]:
    with connection.cursor() as peker:
        peker.execute(setning, verdier)
        return peker.fetchall() if peker.description else []
