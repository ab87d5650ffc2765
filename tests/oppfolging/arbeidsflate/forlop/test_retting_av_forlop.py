"""A forløp put right from its page, what follows when a job comes of it, and whether it ever began."""

from datetime import timedelta

import pytest
from django.urls import reverse

from oppfolging.handlinger import forlopsgang
from tests import fabrikker as lag
from tests.klokke import I_DAG, klokka

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane(client):
    ane = lag.bruker(fornavn="Ane", etternavn="Ansvarlig")
    client.force_login(ane)
    return ane


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane, fornavn="Kari", etternavn="Åsen", fase="jobbutvikling")


@pytest.fixture
def hos(ane):
    return lag.arbeidsgiver(ane, navn="Solsiden Kafé AS")


@pytest.fixture
def forlop(ane, kari, hos):
    return lag.forlop(kari, hos, av=ane)


def siden(forlop) -> str:
    return reverse("oppfolging:forlop", args=[forlop.pk])


def slutten(forlop) -> str:
    return reverse("oppfolging:forlop_avslutt", args=[forlop.pk])


def innhold(svar) -> str:
    return svar.content.decode()


@pytest.mark.parametrize(("aarsak", "stilling"), [("ansatt", "Butikkmedarbeider"), ("annen_jobb", None)])
def test_en_jobb_som_foelger_aapner_det_nye_forlopet_utfylt(client, kari, hos, aarsak, stilling):
    ane = kari.ansvar.get().bruker
    forlop = lag.forlop(kari, hos, av=ane)
    svar = client.post(slutten(forlop), {"dato": f"{I_DAG:%d.%m.%Y}", "aarsak": aarsak}, follow=True)
    assert svar.redirect_chain == [(f"/kandidater/{kari.pk}/forlop/nytt/?etter={forlop.pk}", 302)]
    skjema = svar.context["skjema"]
    assert skjema["orgnr"].value() == (hos.orgnr if aarsak == "ansatt" else None)
    assert (skjema["start"].value(), skjema["type"].value()) == (f"{I_DAG + timedelta(days=1):%d.%m.%Y}", None)
    assert skjema["stilling"].value() == stilling
    assert "Fortell om jobben" in innhold(svar)


def test_bare_kandidatens_eget_forlop_fyller_ut_det_nye(client, ane, kari, hos):
    andres = lag.forlop(lag.kandidat(lag.bruker()), hos, av=ane)
    forlopsgang.avslutt(forlop=andres, dato=I_DAG, aarsak="ansatt", av=ane, naa=klokka())
    for etter in (andres.pk, "tull"):
        svar = client.get(f"/kandidater/{kari.pk}/forlop/nytt/?etter={etter}")
        assert svar.context["skjema"]["orgnr"].value() is None


def endringen(forlop) -> str:
    return reverse("oppfolging:forlop_endre", args=[forlop.pk])


def test_forlopet_rettes_der_det_staar_og_historikken_vises(client, ane, kari, hos):
    forlop = lag.forlop(kari, hos, av=ane, type="fast")
    assert endringen(forlop) in innhold(client.get(siden(forlop)))
    felt = {felt.name: felt.value() or "" for felt in client.get(endringen(forlop)).context["skjema"]}
    assert (felt["type"], felt["start"], felt["stilling"]) == ("fast", f"{I_DAG:%d.%m.%Y}", "Butikkmedarbeider")
    svar = client.post(endringen(forlop), felt | {"stilling": "Kokk", "timer_per_uke": "37,5"}, follow=True)
    assert svar.redirect_chain == [(siden(forlop), 302)]
    tekst = innhold(svar)
    assert "Endringen er lagret. Neste kontakt" in tekst
    assert "Stilling: fra Butikkmedarbeider til Kokk" in tekst
    forlop.refresh_from_db()
    assert (forlop.stilling, forlop.timer_per_uke) == ("Kokk", 37.5)


@pytest.mark.parametrize(
    ("felt", "verdi", "melding"),
    [
        ("slutt", "01.01.2020", "Slutten er før starten"),
        ("start", "02.01.2020", "flere år før"),
        ("start", "24.12.2026", "Kryss av for å bruke datoen likevel"),
        ("type", "", "Velg hva slags forløp"),
    ],
)
def test_feil_ved_retting_staar_ved_feltet(client, ane, felt, verdi, melding):
    forlop = lag.forlop(lag.kandidat(ane), lag.arbeidsgiver(ane), av=ane, type="fast")
    data = {"type": "fast", "start": f"{I_DAG:%d.%m.%Y}", "foer_henvist": "on", "slutt": ""} | {felt: verdi}
    svar = client.post(endringen(forlop), data)
    assert svar.status_code == 422
    assert melding in svar.context["skjema"].errors[felt][0]


def test_siste_dag_rettes_i_et_avsluttet_forlop(client, ane, kari, hos):
    forlop = lag.forlop(kari, hos, av=ane, type="fast", start=I_DAG - timedelta(days=10))
    client.post(slutten(forlop), {"dato": f"{I_DAG:%d.%m.%Y}", "aarsak": "fullfort"})
    start, ny = (f"{I_DAG - timedelta(days=dager):%d.%m.%Y}" for dager in (10, 2))
    felt = {"type": "fast", "start": start, "foer_henvist": "on", "sluttaarsak": "fullfort"}
    for feil in (f"{I_DAG + timedelta(days=1):%d.%m.%Y}", f"{I_DAG - timedelta(days=11):%d.%m.%Y}"):
        assert client.post(endringen(forlop), felt | {"avsluttet_dato": feil}).status_code == 422
    assert client.post(endringen(forlop), felt | {"avsluttet_dato": ny}).status_code == 302
    forlop.refresh_from_db()
    assert f"{forlop.avsluttet_dato:%d.%m.%Y}" == ny


def test_det_spoerres_om_forlopet_begynte_til_noen_har_svart(client, ane, kari, hos):
    forlop = lag.forlop(kari, hos, av=ane)
    spoersmaal = f"Begynte det som avtalt {I_DAG:%d.%m.%Y}?"
    assert spoersmaal in innhold(client.get(siden(forlop)))
    svar = client.post(reverse("oppfolging:forlop_begynte", args=[forlop.pk]), follow=True)
    assert f"Notert: Forløpet begynte {I_DAG:%d.%m.%Y}." in innhold(svar)
    assert spoersmaal not in innhold(svar)
    valg = [verdi for verdi, _ in client.get(slutten(forlop)).context["skjema"].fields["aarsak"].choices]
    assert "begynte_ikke" not in valg


def test_nei_det_begynte_ikke_er_valgt_paa_forhaand(client, forlop):
    assert client.get(slutten(forlop) + "?begynte=nei").context["skjema"]["aarsak"].value() == "begynte_ikke"
    assert client.get(slutten(forlop)).context["skjema"]["aarsak"].value() is None


def test_det_spoerres_ikke_om_det_som_ikke_har_begynt(client, ane, kari, hos):
    forlop = lag.forlop(kari, hos, av=ane, start=I_DAG + timedelta(days=7))
    assert "Begynte det som avtalt" not in innhold(client.get(siden(forlop)))


@pytest.mark.parametrize(
    ("felt", "spoer"),
    [
        ({"type": "arbeidstrening"}, True),
        ({"type": "arbeidstrening", "slutt": I_DAG + timedelta(days=60)}, False),
        ({"type": "fast"}, False),
    ],
)
def test_en_arbeidstrening_uten_slutt_spoer_etter_den_paa_siden_sin(client, ane, kari, felt, spoer):
    det = lag.forlop(kari, lag.arbeidsgiver(ane), av=ane, **felt)
    assert ("Sett sluttdato" in client.get(f"/forlop/{det.pk}/").content.decode()) is spoer
