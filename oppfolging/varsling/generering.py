"""Reminders: what a person must know, generated once, told of in one digest a day.

Generating makes the table equal to what should stand. It may run at any time, late, twice, or twice at once. Every
minute it looks at what has changed (marked by the triggers of merking.py); on a new day, after a change in who works
here, or when told to, at everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from inkludering.felles.arbeidsdager import lokal_dato
from oppfolging.varsling import sammendrag, skal_staa
from oppfolging.varsling.models import Endret, Kjoering
from oppfolging.varsling.skal_staa import NOKKEL, Endrede

# One at a time makes the table equal: the second would act on what the first had not yet written. The number of the
# lock is any that nobody else in the house uses.
MIN_TUR = 5702
# A row somebody is changing right now is left, and everything is looked at again next time: generating never waits
# for a person. Whom the same reminder is about may change: that of an employer's date, when the candidate is graded.
GJOER_LIK = """
WITH {skal_staa}, staar AS (
    SELECT id AS staar_id, kandidat_id AS staar_om, {nokkel}
    FROM varsling_paaminnelse WHERE tilstand = 'aapen' {merket}
), forskjell AS MATERIALIZED (
    SELECT * FROM (SELECT true AS skal, s.* FROM skal_staa s) s FULL JOIN staar USING ({nokkel})
    WHERE skal IS NULL OR staar_id IS NULL OR staar_om IS DISTINCT FROM kandidat_id
), kjent AS MATERIALIZED (
    SELECT f.*, p.id, p.tilstand = 'sett' AS sett
    FROM forskjell f LEFT JOIN varsling_paaminnelse p USING ({nokkel}) WHERE f.skal AND f.staar_id IS NULL
), rettet AS (
    UPDATE varsling_paaminnelse p SET kandidat_id = f.kandidat_id FROM forskjell f
    WHERE f.skal AND p.id = f.staar_id AND p.id IN (
        SELECT id FROM varsling_paaminnelse
        WHERE id IN (SELECT staar_id FROM forskjell WHERE skal) AND tilstand = 'aapen'
        FOR UPDATE SKIP LOCKED
    ) RETURNING p.id
), lukket AS (
    UPDATE varsling_paaminnelse SET tilstand = 'lukket' WHERE id IN (
        SELECT id FROM varsling_paaminnelse
        WHERE id IN (SELECT staar_id FROM forskjell WHERE skal IS NULL) AND tilstand = 'aapen'
        FOR UPDATE SKIP LOCKED
    ) RETURNING id
), aapnet AS (
    UPDATE varsling_paaminnelse p SET tilstand = 'aapen', kandidat_id = k.kandidat_id FROM kjent k
    WHERE p.id = k.id AND p.id IN (
        SELECT id FROM varsling_paaminnelse
        WHERE id IN (SELECT id FROM kjent WHERE NOT sett) AND tilstand <> 'aapen'
        FOR UPDATE SKIP LOCKED
    ) RETURNING p.id
), ny AS (
    INSERT INTO varsling_paaminnelse
        ({nokkel}, oppfolging_id, kandidat_id, arbeidsgiver_id, opprettet, dag, tilstand)
    SELECT {nokkel}, oppfolging_id, kandidat_id, arbeidsgiver_id, %(naa)s, %(dag)s, 'aapen' FROM kjent WHERE id IS NULL
    ON CONFLICT DO NOTHING RETURNING regel, trinn
), antall AS (
    SELECT (SELECT count(*) FROM forskjell) - (SELECT count(*) FROM lukket) - (SELECT count(*) FROM aapnet)
        - (SELECT count(*) FROM ny) - (SELECT count(*) FROM rettet) - (SELECT count(*) FROM kjent WHERE sett) AS igjen
)
SELECT regel, trinn, count(*) FROM ny GROUP BY regel, trinn
UNION ALL SELECT NULL, NULL, igjen FROM antall
"""
# What the last run has not seen. Responsibility that began since may have been written long before.
ENDRET = """
WITH merke AS (
    DELETE FROM varsling_endret WHERE id IN (SELECT id FROM varsling_endret FOR UPDATE SKIP LOCKED)
    RETURNING kandidat_id, arbeidsgiver_id, alt
)
SELECT kandidat_id, arbeidsgiver_id, alt FROM merke
UNION SELECT kandidat_id, NULL, false FROM kandidater_kandidatansvar
    WHERE lower(periode) > %(sist)s AND lower(periode) <= %(naa)s
UNION SELECT NULL, arbeidsgiver_id, false FROM arbeidsgivere_kontaktansvar
    WHERE lower(periode) > %(sist)s AND lower(periode) <= %(naa)s
"""


@dataclass(frozen=True)
class Resultat:
    """How many new reminders there are by rule and step, and how many digests were queued."""

    nye: Counter[tuple[str, str]]
    sammendrag: int


def generer(*, naa: datetime, alt: bool = False) -> Resultat:
    """Bring the reminders and the digests up to the moment `naa`. `alt`: look at everything, changed or not."""
    return Resultat(_ta_igjen(naa, alt=alt), sammendrag.legg_i_koe(naa=naa))


@transaction.atomic
def oppdater(*, naa: datetime, kandidater: Collection[UUID] = (), arbeidsgivere: Collection[int] = ()) -> None:
    """Bring the reminders about these up to `naa` at once, in the caller's transaction, instead of within a minute."""
    _gjoer_lik(naa, Endrede(kandidater, arbeidsgivere))


@transaction.atomic
def _ta_igjen(naa: datetime, *, alt: bool) -> Counter[tuple[str, str]]:
    """Make the reminders equal to what should stand; the new ones. Leaves it to another who is at it."""
    if not _faa_turen(vent=alt):
        return Counter()
    endrede = _endret(naa, alt=alt)
    if endrede and not (endrede.kandidater or endrede.arbeidsgivere):
        return Counter()
    return _gjoer_lik(naa, endrede)


def setningen(*, naa: datetime, endrede: Endrede | None) -> tuple[str, dict[str, Any]]:
    """The one statement that makes the reminders equal to what should stand, and its values."""
    merket = skal_staa.MERKET if endrede else ""
    setning = GJOER_LIK.format(skal_staa=skal_staa.setning(endrede), merket=merket, nokkel=NOKKEL)
    return setning, skal_staa.verdier(naa=naa, endrede=endrede)


def _gjoer_lik(naa: datetime, endrede: Endrede | None) -> Counter[tuple[str, str]]:
    rader = _utfor(*setningen(naa=naa, endrede=endrede))
    if any(antall for regel, _, antall in rader if regel is None):
        Endret.objects.create(alt=True)
    return Counter({(regel, trinn): antall for regel, trinn, antall in rader if regel})


def _faa_turen(*, vent: bool) -> bool:
    """Take turns until the transaction ends. Who does not wait is told False when another has the turn."""
    if vent:
        _utfor("SELECT pg_advisory_xact_lock(%(nr)s)::text", {"nr": MIN_TUR})
        return True
    return bool(_utfor("SELECT pg_try_advisory_xact_lock(%(nr)s)", {"nr": MIN_TUR})[0][0])


def _endret(naa: datetime, *, alt: bool) -> Endrede | None:
    """What has changed since the last run, which this run takes over; None when it must look at everything."""
    sist = Kjoering.objects.first()
    naavaerende = Kjoering(tid=naa, avtrykk=skal_staa.avtrykk())
    kjent = sist and sist.avtrykk == naavaerende.avtrykk and sist.tid <= naa and lokal_dato(sist.tid) == lokal_dato(naa)
    naavaerende.save(force_insert=sist is None, force_update=sist is not None)
    rader = _utfor(ENDRET, {"sist": sist.tid if sist else naa, "naa": naa})
    if alt or not kjent or any(om_alt for _, _, om_alt in rader):
        return None
    return Endrede({k for k, _, _ in rader if k}, {a for _, a, _ in rader if a})


def _utfor(setning: str, verdier: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as peker:
        peker.execute(setning, verdier)
        return peker.fetchall()
