"""A receipt says whom it is for and on which side; what is moved from the candidate's page leads back to it."""

from datetime import timedelta

import pytest

from inkludering.felles.arbeidsdager import legg_til
from oppfolging.kjerne.models import Kontakt, Oppfolging, Side
from tests import fabrikker as lag
from tests.klokke import I_DAG, NAA, for_
from tests.oppfolging.loggeskjema import logg, no, suppe, utfylt

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane(client):
    ane = lag.bruker()
    client.force_login(ane)
    return ane


@pytest.fixture
def kari(ane):
    kari = lag.kandidat(ane, naa=for_(3), fornavn="Kari", etternavn="Li", fase="jobbutvikling")
    hos = lag.arbeidsgiver(ane, naa=for_(3), navn="Bakeriet AS")
    lag.forlop(kari, hos, av=ane, slutt=I_DAG + timedelta(days=3))
    return kari


@pytest.fixture
def hos_bakeriet(kari):
    return Oppfolging.objects.aapne().rytme().get(kandidat=kari, side=Side.ARBEIDSGIVER)


def meldingen(svar) -> str:
    return " ".join(suppe(svar).select_one("#meldinger").text.split())


HVEM = "Kari Li (arbeidsgiver, Bakeriet AS):"


def test_flyttet_og_angret_sier_hvem_og_hvilken_side(client, kari, hos_bakeriet):
    adresse = f"/oppfolginger/{hos_bakeriet.pk}/flytt/?fra=kandidat"
    svar = client.post(adresse, {"til": no(I_DAG + timedelta(days=60)), "grunn": "Ferie", "bekreft_til": "on"})
    assert svar["Location"] == f"/kandidater/{kari.pk}/"
    side = client.get(svar["Location"])
    assert f"{HVEM} Fristen er flyttet til" in meldingen(side)
    assert f"Det er etter planlagt slutt, {no(I_DAG + timedelta(days=3))}." in meldingen(side)
    client.post(suppe(side).select_one("#meldinger form")["action"])
    assert f"{HVEM} Flyttingen er angret." in meldingen(client.get("/"))


def test_mote_sier_hvem_og_hvilken_side(client, kari, hos_bakeriet):
    adresse = f"/oppfolginger/{hos_bakeriet.pk}/mote/?fra=kandidat"
    felt = {"til": no(hos_bakeriet.frist), "klokkeslett": "10.00", "bekreft_til": "on"}
    svar = client.post(adresse, felt)
    assert svar["Location"] == f"/kandidater/{kari.pk}/"
    assert f"{HVEM} Møtet er avtalt" in meldingen(client.get(svar["Location"]))


def test_svar_kom_og_angret_kontakt_sier_hvem(client, ane, kari):
    felt = utfylt(client.get(logg(kari))) | {"side": "kandidat", "kanal": "sms", "svar": "sendt"}
    client.post(logg(kari), felt)
    client.get("/")
    client.post(f"/kontakter/{Kontakt.objects.get().pk}/svar/")
    side = client.get("/")
    assert "Lagret for Kari Li." in meldingen(side)
    client.post(suppe(side).select_one("#meldinger form")["action"])
    assert "Kari Li: Kontakten er angret." in meldingen(client.get("/"))


def test_skjemaet_sier_hvilken_side_naar_forlopet_slutter_og_hvor_mange_ganger_til(client, ane, kari, hos_bakeriet):
    adresse = f"/oppfolginger/{hos_bakeriet.pk}/flytt/"
    tekst = " ".join(suppe(client.get(adresse)).select_one("main").text.split())
    assert "(arbeidsgiver, Bakeriet AS) har frist" in tekst
    assert f"Forløpet er planlagt å slutte {no(I_DAG + timedelta(days=3))}." in tekst
    assert "Ellers kan det gjøres 2 ganger til uten." in tekst
    client.post(adresse, {"til": no(legg_til(hos_bakeriet.frist, 1)), "grunn": ""})
    assert "Ellers kan det gjøres 1 gang til uten." in suppe(client.get(adresse)).text
    passert = Oppfolging.objects.get(kandidat=lag.kandidat(ane, naa=for_(30)))
    assert "Må fylles ut: Fristen er passert" in suppe(client.get(f"/oppfolginger/{passert.pk}/flytt/")).text


def test_avsluttet_sier_hvem(client, ane):
    ola = lag.kandidat(ane, naa=NAA, fornavn="Ola", etternavn="Berg")
    client.post(f"/kandidater/{ola.pk}/avslutt/", {"dato": no(I_DAG)})
    assert "Ola Berg: Oppfølgingen er avsluttet." in meldingen(client.get("/"))
