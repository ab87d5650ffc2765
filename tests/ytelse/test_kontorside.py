"""The office page costs a few idle pages, and the same in a large country as in a small one.

CPU time, PostgreSQL's too, against the idle page of the same moment. The rows it reads at two sizes are judged in
every run (test_vekst.py).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.test import Client

from inkludering.brukere.models import Bruker, Rolle
from tests.conftest import TESTBASE, klon, pek_paa
from tests.klokke import NAA
from tests.ytelse import maaling, nasjon, tomgang
from tests.ytelse.rapport import noter

KONTORER = (1, 20, 240)
HOYST, VEKST = 6, 1.2
# About three and a half thousand contacts in an office, the size the limits were set for.
MAANEDER = 3
MAL = "kontorside"
RUNDER = 15


@contextmanager
def ett_kontor(sql, blocker) -> Iterator[None]:
    """An office of the ordinary size, sown and committed."""
    klon(sql, MAL)
    with blocker.unblock():
        pek_paa(MAL)
        call_command("seed", kontor=1, fro=1, historie=MAANEDER, naa=NAA, stdout=io.StringIO())
        pek_paa(TESTBASE)
        yield
    sql(f'DROP DATABASE "{MAL}" WITH (FORCE)')


@contextmanager
def landene(sql, *stoerrelser: int) -> Iterator[dict[int, str]]:
    """A database for each size of the nation, in offices, at the same time."""
    baser = {kontorer: f"{MAL}_{kontorer}" for kontorer in stoerrelser}
    for kontorer, base in baser.items():
        sql(f'CREATE DATABASE "{base}" TEMPLATE "{MAL}" OWNER inkl_eier')
        nasjon.mangfoldiggjor(sql, base, kontorer - 1)
    try:
        yield baser
    finally:
        pek_paa(TESTBASE)
        for base in baser.values():
            sql(f'DROP DATABASE "{base}" WITH (FORCE)')


def maal(base: str) -> tuple[float, float]:
    """The cost of the idle page and of the office page there."""
    pek_paa(base)
    klient = Client()
    klient.force_login(Bruker.objects.filter(tilknytninger__rolle=Rolle.LEDER).earliest("epost"))
    tom, kontor = maaling.sider_med_databasen(klient, tomgang.SIDEN, "/kontor/", antall=4)
    return tom, kontor


@pytest.mark.ytelse
@pytest.mark.urls(tomgang.__name__)
@pytest.mark.treg
def test_kontorsiden_i_hele_landet(django_db_setup, django_db_blocker, sql):
    """The sizes are measured by turns, many and short, and each by its cheapest: all have met the machine when it is
    quiet."""
    with ett_kontor(sql, django_db_blocker), landene(sql, *KONTORER) as baser:
        runder = [[maal(base) for base in baser.values()] for _ in range(RUNDER)]
    mot_tom = {}
    for kontorer, maalt in zip(KONTORER, zip(*runder, strict=True), strict=True):
        tom, kontor = map(min, zip(*maalt, strict=True))
        mot_tom[kontorer] = kontor / tom
        noter(f"kontorsiden, {kontorer} kontorer", f"{kontor:.1f} ms", kontor / tom, HOYST)
    vekst = mot_tom[240] / min(mot_tom[1], mot_tom[20])
    noter("kontorsiden, vekst til 240 kontorer", "", vekst, VEKST)
    assert mot_tom[1] <= HOYST
    assert vekst <= VEKST
