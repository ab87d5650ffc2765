"""Reminders at the size of the nation: made as fast as rows can be, and a minute with nothing new costs nothing.

`make ytelse` measures 20 and 240 offices; the suite a small country, where only the growth of work is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from uuid import uuid4

import pytest
from django.db import connection

from oppfolging import tikk
from oppfolging.varsling import generering, skal_staa
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.conftest import klon, pek_paa
from tests.ytelse import landet
from tests.ytelse.rapport import noter

# Before the digests, on a working day: only the reminders themselves are measured.
NAA = lag.oslo(2026, 11, 26, 6)
DUE = NAA.date()
PER_KONTOR = 249
STORE = {"kjerne_oppfolging", "kandidater_kandidat", "kandidater_kandidatansvar", "varsling_paaminnelse"}


@dataclass
class Land:
    """A built country: its database, and what has been measured there (seconds)."""

    base: str
    kontorer: int
    forfalte: int

    def __str__(self) -> str:
        return f"{self.kontorer:>4} kontorer, {self.forfalte:>6} forfalte"


@contextmanager
def land(sql, blocker, kontorer: int, forfalte: int) -> Iterator[Land]:
    base = f"land_{kontorer}_{forfalte}"
    klon(sql, base)
    with blocker.unblock():
        pek_paa(base)
        try:
            landet.bygg(sql, base, kontorer, forfalte, DUE)
            yield Land(base, kontorer, forfalte)
        finally:
            pek_paa("test_inkludering")
            sql(f'DROP DATABASE "{base}" WITH (FORCE)')


def tid(gjoer) -> float:
    start = perf_counter()
    gjoer()
    return perf_counter() - start


def bart(sql, ett: Land) -> float:
    """Seconds to insert the same rows into the same empty table with a bare INSERT … SELECT."""
    sql(
        "DROP TABLE IF EXISTS kopi; CREATE TABLE kopi AS TABLE varsling_paaminnelse; GRANT SELECT ON kopi TO PUBLIC",
        ett.base,
    )
    sql("TRUNCATE varsling_paaminnelse", ett.base)
    with connection.cursor() as peker:
        return tid(lambda: peker.execute("INSERT INTO varsling_paaminnelse SELECT * FROM kopi"))


def nye(sql, ett: Land) -> float:
    """Seconds to make them all, from an empty table."""
    sql("TRUNCATE varsling_paaminnelse", ett.base)
    return tid(lambda: generering.generer(naa=NAA, alt=True))


def forklar(endrede: skal_staa.Endrede | None) -> str:
    setning, verdier = generering.setningen(naa=NAA, endrede=endrede)
    with connection.cursor() as peker:
        peker.execute(f"EXPLAIN (COSTS OFF) {setning}", verdier)
        return "\n".join(rad for (rad,) in peker.fetchall())


def maal(sql, ett: Land, ganger: int) -> dict[str, float]:
    """Seconds, the best of so many: all made, the same rows bare, a tick with nothing new, and everything looked at."""
    lages, bare = [], []
    for _ in range(ganger):
        lages.append(nye(sql, ett))
        assert Paaminnelse.objects.aapne().count() == ett.forfalte
        bare.append(bart(sql, ett))
    sql("VACUUM ANALYZE varsling_paaminnelse", ett.base)
    tikk.kjor(naa=NAA)
    tomt = min(tid(lambda: tikk.kjor(naa=NAA)) for _ in range(5))
    alt = min(tid(lambda: generering.generer(naa=NAA, alt=True)) for _ in range(2))
    return {"lages": min(lages), "bart": min(bare), "tomt": tomt, "alt": alt}


@pytest.mark.ytelse
@pytest.mark.treg
def test_paaminnelser_i_hele_landet(django_db_setup, django_db_blocker, sql):
    maalt: dict[tuple[int, int], dict[str, float]] = {}
    for kontorer, forfalte in ((20, 20 * PER_KONTOR), (240, 20 * PER_KONTOR), (240, 240 * PER_KONTOR)):
        with land(sql, django_db_blocker, kontorer, forfalte) as ett:
            # The two that are compared with each other often enough for both to have met a quiet machine.
            maalt[kontorer, forfalte] = svar = maal(sql, ett, ganger=5 if forfalte > 20 * PER_KONTOR else 15)
            print(f"\n{ett}: " + ", ".join(f"{hva} {sekunder:.3f} s" for hva, sekunder in svar.items()))
            print(forklar(None))
    # Against the bare INSERT of the same rows at the same size, so that a machine busy with other things is left out.
    mot_bart = {land: svar["lages"] / svar["bart"] for land, svar in maalt.items()}
    for (kontorer, forfalte), forhold in mot_bart.items():
        lages = f"{forfalte / maalt[kontorer, forfalte]['lages']:.0f}/s"
        noter(f"{forfalte} påminnelser i {kontorer} kontorer mot bare INSERT", lages, forhold, 3)
    vekst, tomt = mot_bart[240, 4980] / mot_bart[20, 4980], maalt[240, 240 * PER_KONTOR]["tomt"]
    noter("like mange påminnelser, vekst fra 20 til 240 kontorer", "", vekst, 1.2)
    noter("et minutt uten noe nytt i 240 kontorer", f"{tomt:.3f} s", tomt, 0.5)
    assert max(mot_bart.values()) <= 3
    assert vekst <= 1.2
    assert tomt <= 0.5


@pytest.mark.alene
def test_paaminnelser_i_et_lite_land(django_db_setup, django_db_blocker, sql):
    """The same, small enough for every run: a wide margin, for a busy machine."""
    with land(sql, django_db_blocker, 2, 2 * PER_KONTOR) as ett:
        svar = maal(sql, ett, ganger=2)
        assert svar["bart"] / svar["lages"] >= 1 / 8
        assert svar["tomt"] <= 0.5
        plan = forklar(skal_staa.Endrede([uuid4()], [1]))
        alle = forklar(None)
    # What has changed is looked up: no table that is large already here is read from end to end.
    lest = set(re.findall(r"Seq Scan on (\w+)", plan))
    assert not lest & STORE, plan
    # Nor is everybody read to find the few who are locked or whom the register has graded of late.
    assert not re.search(r"Seq Scan on kandidater_kandidat \S+\n +Filter", alle), alle
