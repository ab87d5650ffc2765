"""Generating with real commits: by task and command, rehearsed, and two at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection

from inkludering.brukere.models import Rolle
from inkludering.utsending.models import Utsending
from oppfolging import tasks
from oppfolging.varsling import generering
from oppfolging.varsling.models import Paaminnelse
from tests import fabrikker as lag
from tests.klokke import I_DAG, for_, klokka

MANDAG = lag.oslo(2026, 11, 23)
FRISTDAG = lag.oslo(2026, 11, 30, 7, 30)


def test_to_som_genererer_samtidig_gir_ett_av_hvert(egen_base):
    for ansvarlig in (lag.bruker(), lag.bruker(), None):
        for _ in range(20):
            lag.kandidat(ansvarlig, naa=MANDAG)
    lag.bruker(Rolle.LEDER)
    ledere = lag.kontor().tilknytninger.filter(rolle=Rolle.LEDER).count()
    samlet = Barrier(3)

    def generer(_: int) -> generering.Resultat:
        try:
            samlet.wait()
            return generering.generer(naa=FRISTDAG)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as traader:
        resultater = list(traader.map(generer, range(3)))
    # Those without a responsible: a gap and a due date, to every leader.
    assert sum(r.nye.total() for r in resultater) == Paaminnelse.objects.count() == 40 + 40 * ledere
    assert sum(r.sammendrag for r in resultater) == Utsending.objects.count() == 2 + ledere


@pytest.mark.django_db
def test_tikket_og_kommandoen_gjoer_det_samme(capsys):
    lag.kandidat(lag.bruker(), naa=for_(30))
    tasks.tikk()
    assert Paaminnelse.objects.count() == 1
    call_command("paaminnelser")
    assert "Nye påminnelser: 0." in capsys.readouterr().out


@pytest.mark.django_db
def test_kommandoen_tar_et_tidspunkt_og_skriver_hva_den_gjorde(capsys):
    lag.kandidat(lag.bruker(), naa=MANDAG)
    call_command("paaminnelser", "--naa", "2026-11-30T07:30")
    ut = capsys.readouterr().out
    assert "     1  Fristen er nådd" in ut
    assert "Nye påminnelser: 1. Sammendrag i utboksen: 1." in ut


def test_generalproeven_viser_dagene_og_lagrer_ingenting(egen_base, capsys):
    naa = klokka()
    lag.kandidat(lag.bruker(), naa=naa)
    call_command("generalprove", "--dager", "14")
    linjer = capsys.readouterr().out.splitlines()
    dager = [linje for linje in linjer if "sammendrag" in linje]
    assert len(dager) == 14
    assert dager[0].split(":")[0].endswith(f"{I_DAG:%d.%m.%Y}")
    assert sum("1 nye påminnelser, 1 sammendrag" in dag for dag in dager) == 2  # due, then two working days over
    assert linjer[-1] == "Ingenting er lagret eller sendt."
    assert not Paaminnelse.objects.exists()
    assert not Utsending.objects.exists()
