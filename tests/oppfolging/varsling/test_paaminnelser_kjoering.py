"""Generating with real commits: by task and command, rehearsed, and two at once."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from inkludering.brukere.models import Rolle
from inkludering.utsending.models import Utsending
from oppfolging import tasks
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging, Status
from oppfolging.varsling import generering
from oppfolging.varsling.models import Endret, Paaminnelse
from tests import fabrikker as lag
from tests.klokke import I_DAG, for_, klokka

MANDAG = lag.oslo(2026, 11, 23)
FRISTDAG = lag.oslo(2026, 11, 30, 7, 30)


def test_to_som_genererer_samtidig_gir_ett_av_hvert(egen_base):
    for ansvarlig in (lag.bruker(), lag.bruker(), None):
        for _ in range(20):
            lag.kandidat(ansvarlig, naa=MANDAG)
    lag.bruker(Rolle.LEDER)
    ledere, foer = lag.kontor().tilknytninger.filter(rolle=Rolle.LEDER).count(), Paaminnelse.objects.count()
    samlet = Barrier(3)

    def generer(_: int) -> generering.Resultat:
        try:
            samlet.wait()
            return generering.generer(naa=FRISTDAG)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as traader:
        resultater = list(traader.map(generer, range(3)))
    # Those without a responsible: a gap, told as they came to who was a leader then, and a due date, to every leader.
    assert sum(r.nye.total() for r in resultater) == Paaminnelse.objects.count() - foer
    assert Paaminnelse.objects.count() == 40 + 40 * ledere
    assert sum(r.sammendrag for r in resultater) == Utsending.objects.count() == 2 + ledere


def test_generering_venter_ikke_paa_en_person_og_tar_det_igjen_etterpaa(egen_base, sql):
    """Who is in the middle of settling a date holds it and its reminder; the ladder moves on when they let go."""
    kari = lag.kandidat(lag.bruker(), naa=MANDAG)
    generering.generer(naa=FRISTDAG)
    den = kari.oppfolginger.get()
    holder, slipp = Barrier(2), Barrier(2)

    def angrer_seg() -> None:
        try:
            with transaction.atomic():
                datoer.lukk(Oppfolging.objects.filter(pk=den.pk), som=Status.UTFORT, naa=FRISTDAG)
                holder.wait(timeout=20)
                slipp.wait(timeout=20)
                transaction.set_rollback(True)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as traad:
        person = traad.submit(angrer_seg)
        holder.wait(timeout=20)
        with connection.cursor() as peker:
            peker.execute("SET lock_timeout = '50ms'")
        generering.generer(naa=FRISTDAG + timedelta(days=2))
        assert Endret.objects.filter(alt=True).exists()
        slipp.wait(timeout=20)
        person.result()
    generering.generer(naa=FRISTDAG + timedelta(days=2, minutes=1))
    staar = Paaminnelse.objects.order_by("pk").values_list("trinn", "tilstand")
    assert list(staar) == [("forfaller", "lukket"), ("purring", "aapen")]
    assert not Endret.objects.exists()


def test_den_som_skal_se_paa_alt_venter_paa_tur_og_andre_gaar_forbi(egen_base):
    lag.kandidat(lag.bruker(), naa=MANDAG)
    holder, slipp = Barrier(2), Barrier(2)

    def har_turen() -> None:
        try:
            with transaction.atomic():
                with connection.cursor() as peker:
                    peker.execute(f"SELECT pg_advisory_xact_lock({generering.MIN_TUR})")
                holder.wait(timeout=20)
                slipp.wait(timeout=20)
        finally:
            connection.close()

    def ser_paa_alt() -> int:
        try:
            return generering.generer(naa=FRISTDAG, alt=True).nye.total()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as traader:
        annen = traader.submit(har_turen)
        holder.wait(timeout=20)
        assert generering.generer(naa=FRISTDAG).nye.total() == 0
        alt = traader.submit(ser_paa_alt)
        with pytest.raises(TimeoutError):
            alt.result(timeout=1)
        slipp.wait(timeout=20)
        annen.result()
        assert alt.result(timeout=20) == 1


def test_hver_laas_lar_rader_peke_paa_det_som_er_laast():
    """Else a new reminder would wait for whoever has locked its date, candidate, employer or recipient."""
    rot = Path(__file__).parents[3]
    filer = [
        fil for app in ("inkludering", "kandidater", "arbeidsgivere", "oppfolging") for fil in (rot / app).rglob("*.py")
    ]
    laaser = [(fil.name, laas) for fil in filer for laas in re.findall(r"select_for_update\(.*", fil.read_text())]
    assert len(laaser) > 5
    assert [(fil, laas) for fil, laas in laaser if "no_key=True" not in laas] == []


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
