"""The candidate list: who sees which rows, how much of them, and what is logged."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inkludering.hendelser.models import Oppslag
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db

LISTE = "/kandidater/"


@pytest.fixture
def ane():
    return lag.bruker(fornavn="Ane", etternavn="Ansvarlig")


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane, fornavn="Kari", etternavn="Åsen")


def innhold(svar) -> str:
    return svar.content.decode()


def test_mine_kandidater_staar_som_lenker_i_norsk_rekkefolge(client, ane):
    for etternavn in ("Åsen", "Zetlitz", "Ærlig", "Berg"):
        lag.kandidat(ane, etternavn=etternavn)
    lag.kandidat(lag.bruker(), etternavn="Kollegasen")
    client.force_login(ane)
    svar = client.get(LISTE)
    assert [rad.navn.split()[-1] for rad in svar.context["rader"]] == ["Berg", "Zetlitz", "Ærlig", "Åsen"]
    assert all(reverse("oppfolging:kandidat", args=[rad.id]) in innhold(svar) for rad in svar.context["rader"])
    assert "Kollegasen" not in innhold(svar)


def test_kollegers_kandidater_har_bare_navn_fase_og_ansvarlig_og_aapnes_med_grunn(client, ane):
    kollega = lag.bruker(fornavn="Ola", etternavn="Kollega")
    deres = lag.kandidat(kollega, fornavn="Per", etternavn="Dahl", telefon="99887766", fase="kartlegging")
    lag.kandidat(lag.bruker(paa=lag.ANNET_KONTOR), etternavn="Fremmed")
    egen = lag.kandidat(ane, etternavn="Egen")
    client.force_login(ane)
    tekst = innhold(client.get(f"{LISTE}?vis=kontoret"))
    for synlig in ("Per Dahl", "Kartlegging", "Ola Kollega"):
        assert synlig in tekst
    for skjult in ("99887766", "Fremmed", egen.navn):
        assert skjult not in tekst
    assert f'href="{reverse("oppfolging:kandidat_aapnet", args=[deres.pk])}"' in tekst
    assert reverse("oppfolging:kandidat", args=[deres.pk]) + '"' not in tekst


def test_leder_ser_kontorets_rader_og_hvem_som_mangler_ansvarlig(client, kari):
    uten = lag.kandidat(None, etternavn="Uten")
    client.force_login(lag.bruker("leder"))
    tekst = innhold(client.get(LISTE))
    assert kari.navn in tekst
    assert uten.navn in tekst
    assert "står i lederens kø" in tekst
    assert reverse("oppfolging:kandidat", args=[kari.pk]) + '"' not in tekst


@pytest.mark.parametrize("gradert", [{"gradering": "fortrolig"}, {"skjermet": True}, {"gradering": "ukjent"}])
def test_graderte_staar_ikke_i_kollegers_eller_lederens_liste(client, ane, gradert):
    lag.kandidat(lag.bruker(), etternavn="Gradert", **gradert)
    for den in (ane, lag.bruker("leder")):
        client.force_login(den)
        assert "Gradert" not in innhold(client.get(f"{LISTE}?vis=kontoret"))


def test_listen_filtreres_paa_fase_i_adressen(client, ane, kari):
    lag.kandidat(ane, etternavn="Utvikling", fase="jobbutvikling")
    client.force_login(ane)
    svar = client.get(f"{LISTE}?fase=jobbutvikling")
    assert [rad.navn for rad in svar.context["rader"]] == ["Kari Utvikling"]
    assert svar.context["antall"] == 2
    assert not client.get(f"{LISTE}?fase=tull").context["rader"]


def test_tom_liste_sier_hva_man_kan_gjore(client, ane):
    client.force_login(ane)
    assert "Registrer den første" in innhold(client.get(LISTE))


def test_listen_gir_ett_oppslag_med_dem_som_ble_vist(client, ane, kari):
    vist = lag.kandidat(ane, fase="kartlegging")
    client.force_login(ane)
    client.get(f"{LISTE}?fase=kartlegging")
    oppslag = Oppslag.objects.get()
    assert (oppslag.personer, oppslag.utfall, oppslag.handling) == ([vist.pk], "tillatt", "kandidatliste")
    assert (oppslag.bruker_id, oppslag.kontor_id) == (ane.pk, ane.kontor.pk)


@pytest.mark.parametrize("rolle", ["markedskontakt", "administrator"])
def test_andre_roller_finner_ikke_listen(client, rolle):
    client.force_login(lag.bruker(rolle))
    assert client.get(LISTE).status_code == 404


@pytest.mark.parametrize("sporring", ["", "?vis=kontoret"])
def test_listen_har_samme_antall_sporringer_for_en_og_tre(client, ane, sporring, django_assert_num_queries):
    eier = ane if not sporring else lag.bruker()
    client.force_login(ane)
    lag.kandidat(eier)
    with CaptureQueriesContext(connection) as for_en:
        client.get(LISTE + sporring)
    lag.kandidat(eier)
    lag.kandidat(eier)
    with django_assert_num_queries(len(for_en)):
        client.get(LISTE + sporring)
