"""A restart of PostgreSQL is met with «straks tilbake» while it lasts, and with ordinary pages at once afterwards."""

from __future__ import annotations

import os
import signal
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPMessage
from pathlib import Path

import pytest
from django.db import OperationalError, connections
from django.test import Client

from inkludering.brukere.models import Okt
from inkludering.lokalt import postgres
from tests import fabrikker as lag
from tests.sikkerhetshoder import mangler

VOKTERE: list[object] = []  # the new server's keeper lives as long as the run
LEDER = """
from django.test import Client
from tests import fabrikker as lag
klient = Client()
klient.force_login(lag.bruker("leder"))
klient.get("/kontor/")
print("kake", klient.cookies["okt"].value)
"""


def stopp_postgres(mappe: Path) -> None:
    pid = int((mappe / "pg" / "postmaster.pid").read_text().split("\n")[0])
    os.kill(pid, signal.SIGINT)


@pytest.mark.treg
def test_ingen_faar_500_naar_postgres_startes_paa_nytt(levende, mappe):
    kake = levende.manage("shell", "-v", "0", "-c", LEDER).stdout.split("kake ")[1].strip()

    def hent(_: int) -> tuple[int, HTTPMessage, str]:
        sporsmaal = urllib.request.Request(levende.adresse + "/kontor/", headers={"Cookie": f"okt={kake}"})
        try:
            with urllib.request.urlopen(sporsmaal, timeout=30) as svar:
                return svar.status, svar.headers, svar.read().decode()
        except urllib.error.HTTPError as svar:
            with svar:
                return svar.status, svar.headers, svar.read().decode()

    with ThreadPoolExecutor(8) as mange:
        assert {svar[0] for svar in mange.map(hent, range(24))} == {200}  # the pool is full of connections
        stopp_postgres(mappe)
        try:
            levende.vent_til(lambda: not postgres.lytter(mappe))
            borte = list(mange.map(hent, range(8)))
        finally:
            VOKTERE.append(postgres.sorg_for(mappe))
            connections.close_all()
        levende.vent_til(lambda: hent(0)[0] == 200)
        assert {svar[0] for svar in mange.map(hent, range(24))} == {200}
    for status, hoder, side in borte:
        assert (status, hoder["Retry-After"]) == (503, "5")
        assert "Vi er straks tilbake" in side
        assert list(mangler(hoder, side)) == []


@pytest.mark.django_db
def test_en_okt_som_ikke_kan_lagres_fordi_databasen_er_borte_er_ikke_en_feil_fra_brukeren(client, monkeypatch):
    def borte(*_: object, **__: object) -> None:
        raise OperationalError("borte")

    client.force_login(lag.bruker("leder"))
    klient = Client(raise_request_exception=False)
    klient.cookies = client.cookies
    monkeypatch.setattr(Okt, "save", borte)
    svar = klient.post("/velg-kontor/", {"tilknytning": str(lag.bruker().tilknytning.pk)})
    assert svar.status_code == 422
    tilknytning = klient.get("/kontor/").wsgi_request.user.tilknytning
    svar = klient.post("/velg-kontor/", {"tilknytning": str(tilknytning.pk)})
    assert (svar.status_code, svar["Retry-After"]) == (503, "5")


@pytest.mark.django_db
def test_andre_feil_er_fortsatt_500(client, monkeypatch):
    client.force_login(lag.bruker("leder"))
    klient = Client(raise_request_exception=False)
    klient.cookies = client.cookies
    monkeypatch.setattr("inkludering.brukere.views.Kontorvalg", lambda *_, **__: 1 / 0)
    assert klient.get("/velg-kontor/").status_code == 500
