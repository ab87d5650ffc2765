"""Reminders at the size of the nation: made as fast as rows can be, and a minute with nothing new costs nothing.

`make ytelse` measures 20 and 240 offices; the suite a small country, where only the growth of work is judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

import pytest
from django.db import connection

from oppfolging import tikk
from oppfolging.varsling import generering, skal_staa
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.conftest import klon, pek_paa
from tests.ytelse import landet

# Before the digests, on a working day: only the reminders themselves are measured.
NAA = lag.oslo(2026, 11, 26, 6)
DUE = NAA.date()
PER_KONTOR = 249


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


def forklar(utsnitt: skal_staa.Utsnitt | None) -> str:
    setning, verdier = generering.setningen(naa=NAA, utsnitt=utsnitt)
    with connection.cursor() as peker:
        peker.execute(f"EXPLAIN (COSTS OFF) {setning}", verdier)
        return "\n".join(rad for (rad,) in peker.fetchall())


@pytest.mark.ytelse
def test_paaminnelser_i_hele_landet(django_db_setup, django_db_blocker, sql):
    maalt: dict[tuple[int, int], dict[str, float]] = {}
    for kontorer, forfalte in ((20, 20 * PER_KONTOR), (240, 20 * PER_KONTOR), (240, 240 * PER_KONTOR)):
        with land(sql, django_db_blocker, kontorer, forfalte) as ett:
            lages, bare = [], []
            for _ in range(3):
                lages.append(nye(sql, ett))
                assert Paaminnelse.objects.aapne().count() == forfalte
                bare.append(bart(sql, ett))
            sql("VACUUM ANALYZE varsling_paaminnelse", ett.base)
            tikk.kjor(naa=NAA)
            tom = min(tid(lambda: tikk.kjor(naa=NAA)) for _ in range(5))
            alt = min(tid(lambda: generering.generer(naa=NAA, alt=True)) for _ in range(2))
            maalt[kontorer, forfalte] = {"lages": min(lages), "bart": min(bare), "tomt": tom, "alt": alt}
            print(f"\n{ett}: {maalt[kontorer, forfalte]}\n{forklar(None)}")
    for ett in maalt.values():
        assert ett["bart"] / ett["lages"] >= 1 / 3
    assert maalt[240, 4980]["lages"] / maalt[20, 4980]["lages"] <= 1.2
    assert maalt[240, 240 * PER_KONTOR]["tomt"] <= 0.5
