"""No page's work grows with the nation: the rows its questions read are as many among few offices as among many.

Rows, not seconds, so that the answer is the same on every machine: those PostgreSQL says its scans came past.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

from inkludering import helse
from tests.conftest import TESTBASE, klon, pek_paa
from tests.tilgang.tabell import TABELL, Rad
from tests.tilgang.verden import ROLLE, Verden, bygg
from tests.ytelse import nasjon

pytestmark = pytest.mark.treg

FAA, MANGE = 120, 240
VEKST = 1.2
# Another plan for the same work is no growth, but one row more for each office is. A search may come past two.
SLINGRING, SOEKETS = 100, 250
# The administrator's lists are of all the nation's people, offices and messages that wait for a person.
HELE_LANDET = {"oppfolging:administrasjon", "oppfolging:kontorer", "oppfolging:utboks"}
# What stands in the address besides: the parts of the lists, and searches.
ADRESSER = {
    "oppfolging:arbeidsgivere": ("", "?vis=kontoret", "?vis=uten-kontaktperson", "?vis=alle", "?q=Finnesikke"),
    "oppfolging:velg_arbeidsgiver": ("", "?q=Finnesikke&register=1", "?q=310"),
    "oppfolging:kandidater": ("", "?vis=kontoret"),
}
SPORRING = ("SELECT", "WITH")
Side = tuple[str, str]


@pytest.fixture(scope="module")
def lest(django_db_setup: None, django_db_blocker, sql) -> Iterator[dict[int, dict[Side, int]]]:
    """The rows read by each page, for each role that has it, among FAA and among MANGE offices."""
    enkle_filer = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    innstillinger = override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES=settings.STORAGES | {"staticfiles": enkle_filer},
    )
    klon(sql, "vekst")
    with django_db_blocker.unblock(), innstillinger:
        pek_paa("vekst")
        verden = bygg()
        pek_paa(TESTBASE)
        yield {antall: _gaa_gjennom(sql, verden, antall) for antall in (FAA, MANGE)}
    sql('DROP DATABASE "vekst" WITH (FORCE)')


def test_ingen_sides_arbeid_vokser_med_landet(lest):
    vokser = {
        side: (faa, mange)
        for side, faa in lest[FAA].items()
        if (mange := lest[MANGE][side]) > max(faa * VEKST, faa + (SOEKETS if "?" in side[0] else SLINGRING))
    }
    assert vokser == {}


def test_maalet_ser_det_den_skal_se(lest):
    """The walk has been through the pages, and a question about everybody is seen to grow."""
    assert len(lest[FAA]) > 60
    assert all(
        rader for side, rader in lest[FAA].items() if side[0].startswith(("oppfolging:i_dag", "rapporter:kontor"))
    )


def test_en_plantet_sporring_over_hele_landet_vokser(django_db_setup, django_db_blocker, sql, lest):
    antall = {}
    for kontorer in (FAA, MANGE):
        with django_db_blocker.unblock(), _land(sql, kontorer):
            antall[kontorer] = rader_lest("SELECT count(*) FROM kandidater_kandidat WHERE notat IS NOT NULL")
    assert antall[MANGE] > VEKST * antall[FAA] + SLINGRING


def _gaa_gjennom(sql: Callable[..., Any], verden: Verden, antall: int) -> dict[Side, int]:
    with _land(sql, antall):
        return {
            (f"{rad.navn}{mer}", hvem): _rader_paa_siden(verden, rad, hvem, mer)
            for rad in TABELL
            if rad.metode == "get" and rad.navn not in HELE_LANDET
            for hvem in _en_av_hver_rolle(rad)
            for mer in ADRESSER.get(rad.navn, ("",))
        }


@contextmanager
def _land(sql: Callable[..., Any], antall: int) -> Iterator[None]:
    base = f"vekst_{antall}"
    if not sql(f"SELECT 1 FROM pg_database WHERE datname = '{base}'"):
        sql(f'CREATE DATABASE "{base}" TEMPLATE "vekst" OWNER inkl_eier')
        nasjon.mangfoldiggjor(sql, base, antall)
    pek_paa(base)
    try:
        yield
    finally:
        pek_paa(TESTBASE)


def _en_av_hver_rolle(rad: Rad) -> list[str]:
    return list({ROLLE.get(hvem, hvem): hvem for hvem, status in reversed(rad.svar.items()) if status == 200}.values())


def _rader_paa_siden(verden: Verden, rad: Rad, hvem: str, mer: str) -> int:
    klient = verden.klient(hvem)
    if rad.foer:
        rad.foer(verden, klient)
    sett: list[tuple[str, Any]] = []

    def se(utfor: Callable[..., Any], setning: str, verdier: Any, *resten: Any) -> Any:
        sett.append((setning, verdier))
        return utfor(setning, verdier, *resten)

    helse._sist_sjekket.cache_clear()  # asked once a second at the most: each asks anew here
    with connection.execute_wrapper(se):
        svar = klient.get(rad.adresse(verden) + mer)
    assert svar.status_code == 200, (rad, hvem)
    return sum(rader_lest(*ett) for ett in sett if ett[0].lstrip().startswith(SPORRING))


def rader_lest(setning: str, verdier: Any = None) -> int:
    """The rows the scans of this question came past. Small tables are looked up in too, as if they were large.

    What is planned once (felles/fastsporring.py) is judged by the plan that does not know the values.
    """
    forklar = "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) "
    with connection.cursor() as peker:
        peker.execute("SET enable_seqscan = off")
        if "$1" in setning:
            peker.execute("SET plan_cache_mode = force_generic_plan")
            peker.execute("PREPARE husket AS " + setning)
            peker.execute(f"{forklar} EXECUTE husket ({', '.join(['%s'] * len(verdier))})", verdier)
            svar = peker.fetchone()[0]
            peker.execute("DEALLOCATE husket")
            peker.execute("RESET plan_cache_mode")
        else:
            peker.execute(forklar + setning, verdier)
            svar = peker.fetchone()[0]
        peker.execute("RESET enable_seqscan")
    return _sum((json.loads(svar) if isinstance(svar, str) else svar)[0]["Plan"])


def _sum(plan: dict[str, Any]) -> int:
    egne = 0
    if "Relation Name" in plan or plan["Node Type"] == "Bitmap Index Scan":
        forkastet = sum(verdi for navn, verdi in plan.items() if navn.startswith("Rows Removed"))
        egne = round((plan["Actual Rows"] + forkastet) * plan["Actual Loops"])
    return egne + sum(_sum(del_) for del_ in plan.get("Plans", ()))
