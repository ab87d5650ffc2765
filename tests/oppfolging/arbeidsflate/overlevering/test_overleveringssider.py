"""The pages of a hand-over: loads in view, the answer, and what both may read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from inkludering.brukere import fravaer
from inkludering.brukere.models import Rolle
from inkludering.felles.arbeidsdager import neste_arbeidsdag
from inkludering.felles.datoord import hel
from kandidater.models import Overlevering
from oppfolging.kjerne import ansvarlig
from tests import fabrikker as lag
from tests.klokke import I_DAG, klokka

pytestmark = pytest.mark.django_db


def send(client, som, adresse: str, *args, **felt):
    client.force_login(som)
    return client.post(reverse(adresse, args=args), felt, follow=True)


def hent(client, som, adresse: str, *args) -> str:
    client.force_login(som)
    return client.get(reverse(adresse, args=args)).content.decode()


def test_fra_forslag_til_svar_paa_sidene(client):
    ane, bo = lag.bruker(etternavn="Aas"), lag.bruker(etternavn="Bø")
    kari = lag.kandidat(ane, etternavn="Lund")
    side = hent(client, ane, "oppfolging:kandidat_overlever", kari.pk)
    assert "Test Bø: 0 kandidater, norm 20" in side
    assert "Test Aas:" not in side
    send(client, ane, "oppfolging:kandidat_overlever", kari.pk, til=bo.pk, notat="Ring før ti")
    den = Overlevering.objects.get()
    assert reverse("oppfolging:overlevering", args=[den.pk]) in hent(client, bo, "oppfolging:paaminnelser")
    siden = hent(client, bo, "oppfolging:overlevering", den.pk)
    assert "Ring før ti" in siden
    assert "Lund" in siden
    uten_grunn = send(client, bo, "oppfolging:overlevering", den.pk, svar="nei")
    assert "Skriv hvorfor du ikke kan ta over." in uten_grunn.content.decode()
    svar = send(client, bo, "oppfolging:overlevering", den.pk, svar="ja").content.decode()
    assert "Du er nå ansvarlig for kandidaten." in svar
    assert reverse("oppfolging:overlevering", args=[den.pk]) in svar
    assert ansvarlig.for_kandidat(kari, naa=klokka()) == bo


@pytest.mark.parametrize(("felt", "feil"), [({"gjelder_fra": "i går"}, "før i dag"), ({}, "Bare lederen kan gi flere")])
def test_det_som_ikke_gaar_sies_ved_feltet_og_det_skrevne_staar(client, felt, feil):
    ane, bo = lag.bruker(), lag.bruker()
    kari = lag.kandidat(ane)
    if not felt:
        lag.kandidat(bo)
        bo.kontoret.norm = bo.kontoret.tak = 1
        bo.kontoret.save(update_fields=["norm", "tak"])
    svar = send(client, ane, "oppfolging:kandidat_overlever", kari.pk, til=bo.pk, notat="Ring før ti", **felt)
    assert svar.status_code == 422
    assert feil in svar.content.decode()
    assert "Ring før ti" in svar.content.decode()


@pytest.mark.parametrize("hva", ["gradert", "foreslått", "bestemt"])
def test_kan_den_ikke_foreslaas_sier_siden_hvorfor(client, hva):
    ane, bo = lag.bruker(), lag.bruker()
    kari = lag.kandidat(ane, skjermet=hva == "gradert")
    if hva == "foreslått":
        send(client, ane, "oppfolging:kandidat_overlever", kari.pk, til=bo.pk)
    if hva == "bestemt":
        leder = lag.bruker(Rolle.LEDER)
        dag = {
            "til": bo.pk,
            "gjelder_fra": f"{I_DAG + timedelta(days=365):%d.%m.%Y}",
            "bekreft_gjelder_fra": "on",
        }
        send(client, leder, "rapporter:flytt", kari.pk, **dag)
        assert "tar over" in hent(client, ane, "oppfolging:kandidat", kari.pk)
    ord_ = {"gradert": "En leder med rett", "foreslått": "allerede foreslått", "bestemt": "allerede bestemt"}
    assert ord_[hva] in hent(client, ane, "oppfolging:kandidat_overlever", kari.pk)


def test_lederen_flytter_fra_listen_med_belastningen_i_sikte(client):
    ane, bo, leder = lag.bruker(), lag.bruker(etternavn="Bø"), lag.bruker(Rolle.LEDER)
    kari = lag.kandidat(ane)
    adresse = reverse("rapporter:flytt", args=[kari.pk])
    assert adresse in hent(client, leder, "rapporter:jobbspesialist", ane.pk)
    assert "Test Bø: 0 kandidater, norm 20" in hent(client, leder, "rapporter:flytt", kari.pk)
    svar = send(client, leder, "rapporter:flytt", kari.pk, til=bo.pk, notat="Ring før ti").content.decode()
    assert "Test Bø er ansvarlig fra" in svar
    assert ansvarlig.for_kandidat(kari, naa=klokka()) == bo
    den = Overlevering.objects.get()
    assert "Ring før ti" in hent(client, bo, "oppfolging:overlevering", den.pk)


def test_bare_leder_med_rett_flytter_en_gradert(client):
    ane, bo = lag.bruker(), lag.bruker()
    kari = lag.kandidat(ane, gradering="fortrolig")
    for leder, status in ((lag.bruker(Rolle.LEDER), 404), (lag.bruker(Rolle.LEDER, ser_skjermede=True), 200)):
        assert send(client, leder, "rapporter:flytt", kari.pk, til=bo.pk).status_code == status
    assert ansvarlig.for_kandidat(kari, naa=klokka()) == bo


def test_en_vikar_overleverer_ikke_det_som_er_en_annens(client):
    ane, bo = lag.bruker(), lag.bruker()
    kari = lag.kandidat(ane)
    adresse = reverse("oppfolging:kandidat_overlever", args=[kari.pk])
    assert adresse in hent(client, ane, "oppfolging:kandidat", kari.pk)
    fravaer.registrer(bruker=ane, fra=I_DAG, til=I_DAG, vikar=bo, av=ane, naa=klokka())
    assert adresse not in hent(client, bo, "oppfolging:kandidat", kari.pk)
    assert "Bare den som har kandidaten fast" in hent(client, bo, "oppfolging:kandidat_overlever", kari.pk)


def test_en_flytting_med_en_dag_fram_staar_hos_begge_og_i_lederens_lister(client):
    """Until the day who has the candidate has them, and everywhere it is said who comes."""
    ane, bo, leder = lag.bruker(etternavn="Aas"), lag.bruker(etternavn="Bø"), lag.bruker(Rolle.LEDER)
    kari = lag.kandidat(ane, etternavn="Lund")
    dagen = neste_arbeidsdag(I_DAG + timedelta(days=1))
    send(client, leder, "rapporter:flytt", kari.pk, til=bo.pk, gjelder_fra=f"{dagen:%d.%m.%Y}")
    tar_over = f"Test Bø tar over {hel(dagen, I_DAG)}."
    assert tar_over in hent(client, ane, "oppfolging:kandidat", kari.pk)
    assert tar_over in hent(client, ane, "oppfolging:kandidater")
    assert tar_over in hent(client, leder, "rapporter:jobbspesialist", ane.pk)
    for leser, adresse, args in ((bo, "oppfolging:kandidater", ()), (leder, "rapporter:jobbspesialist", (bo.pk,))):
        assert f"{kari.navn}, {kari.get_fase_display()}, fra {hel(dagen, I_DAG)}" in hent(client, leser, adresse, *args)
    ny = lag.kandidat(ane)
    valg = hent(client, ane, "oppfolging:kandidat_overlever", ny.pk)
    assert "Test Bø: 0 kandidater, norm 20, 1 kommer" in valg
    assert "Test Aas: 2 kandidater, norm 20, 1 går" in hent(client, leder, "rapporter:flytt", lag.kandidat(bo).pk)


def test_den_som_kommer_staar_bare_for_den_som_kan_vite_om_kandidaten(client):
    ane, bo = lag.bruker(), lag.bruker()
    leder, betrodd = lag.bruker(Rolle.LEDER), lag.bruker(Rolle.LEDER, ser_skjermede=True)
    kari = lag.kandidat(ane, skjermet=True, etternavn="Lund")
    dagen = neste_arbeidsdag(I_DAG + timedelta(days=1))
    send(client, betrodd, "rapporter:flytt", kari.pk, til=bo.pk, gjelder_fra=f"{dagen:%d.%m.%Y}")
    ser = {en: kari.navn in hent(client, en, "rapporter:jobbspesialist", bo.pk) for en in (leder, betrodd)}
    assert ser == {leder: False, betrodd: True}
    assert kari.navn not in hent(client, bo, "oppfolging:kandidater")
