"""Taking back a contact just logged, and moving a date."""

import uuid
from datetime import timedelta

import pytest

from inkludering.felles.arbeidsdager import er_arbeidsdag, legg_til, neste_arbeidsdag
from inkludering.hendelser.models import Oppslag, Utfall
from kandidater.fasegang import ANGREFRIST
from oppfolging.handlinger import kontaktlogg
from oppfolging.kjerne import datoer, planlegger
from oppfolging.kjerne.models import Oppfolging, Side
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, NAA, for_, klokka
from tests.oppfolging.loggeskjema import logg, neste, no, suppe, utfylt

pytestmark = pytest.mark.django_db


def test_angre_setter_fristen_tilbake_og_kan_ikke_gjores_to_ganger(client, kari):
    frist = neste(kandidat=kari, side=Side.KANDIDAT)
    svar = client.post(logg(kari), utfylt(client.get(logg(kari))), follow=True)
    angre = suppe(svar).select_one('form[action$="/angre/"]')["action"]
    svar = client.post(angre, headers={"Referer": "http://testserver/?status=planlagt"})
    assert svar["Location"] == "/?status=planlagt"
    assert neste(kandidat=kari, side=Side.KANDIDAT) == frist
    assert "kan ikke angres" in suppe(client.post(angre, follow=True)).text


@pytest.mark.parametrize(
    ("side", "dit"),
    [
        ("https://ond.example/felle", "/"),
        ("http://testserver//ond.example/felle", "/ond.example/felle"),
        ("http://testserver/\\ond.example", "/%5Cond.example"),
    ],
)
def test_angre_sender_aldri_til_et_annet_nettsted(client, kari, ane, side, dit):
    kontakt = lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane)
    svar = client.post(f"/kontakter/{kontakt.pk}/angre/", headers={"Referer": side})
    assert svar["Location"] == dit


def test_andres_kontakt_kan_ikke_angres_og_gammel_heller_ikke(client, kari, ane):
    bo = lag.bruker()
    andres = lag.kontakt(Parter(kandidat=lag.kandidat(bo), med_kandidat=True), av=bo)
    gammel = lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=NAA - ANGREFRIST - timedelta(minutes=1))
    assert client.post(f"/kontakter/{andres.pk}/angre/").status_code == 404
    assert client.get(f"/kontakter/{gammel.pk}/angre/").status_code == 405
    client.post(f"/kontakter/{gammel.pk}/angre/")
    gammel.refresh_from_db()
    assert gammel.angret is None


def test_angret_forsok_lar_et_tidligere_forsok_samme_dag_staa(kari, ane):
    def forsokt() -> bool:
        return Oppfolging.objects.aapne().get(kandidat=kari, side=Side.KANDIDAT).forsokt_dato == I_DAG

    med_kari = Parter(kandidat=kari, med_kandidat=True)
    forste, andre = (lag.kontakt(med_kari, av=ane, naadd=False) for _ in range(2))
    kontaktlogg.angre(kontakt=andre, av=ane, naa=klokka())
    assert forsokt()
    kontaktlogg.angre(kontakt=forste, av=ane, naa=klokka())
    assert not forsokt()


def flytt(oppfolging) -> str:
    return f"/oppfolginger/{oppfolging.pk}/flytt/"


def test_fristen_flyttes_to_virkedager_uten_grunn_men_ikke_lenger(client, ane):
    ola = lag.kandidat(ane)
    steg = Oppfolging.objects.get(kandidat=ola)
    langt = legg_til(steg.frist, 3)
    svar = client.post(flytt(steg), {"til": no(langt), "grunn": ""})
    assert (svar.status_code, "Skriv hvorfor" in suppe(svar).select_one(".aksel-error-message").text) == (422, True)
    assert suppe(svar).select_one("input[name=til]")["value"] == no(langt)
    svar = client.post(flytt(steg), {"til": no(langt), "grunn": "Er på ferie"})
    assert svar["Location"] == f"/kandidater/{ola.pk}/"
    kort = legg_til(langt, 2)
    assert client.post(flytt(steg) + "?fra=i_dag", {"til": no(kort)})["Location"] == "/"
    steg.refresh_from_db()
    assert (steg.frist, steg.antall_flyttinger) == (kort, 2)


def test_fristen_flyttes_ikke_til_fortiden_og_lordag_maa_bekreftes(client, ane):
    kandidat = lag.kandidat(ane)
    steg, kandidatens_navn = Oppfolging.objects.get(kandidat=kandidat), kandidat.navn
    assert kandidatens_navn in suppe(client.get(flytt(steg))).text
    assert "Datoen er passert" in suppe(client.post(flytt(steg), {"til": no(I_DAG - timedelta(days=1))})).text
    lordag = I_DAG + timedelta(days=(5 - I_DAG.weekday()) % 7)
    assert not er_arbeidsdag(lordag)
    assert client.post(flytt(steg), {"til": no(lordag), "grunn": "x"}).status_code == 422
    assert client.post(flytt(steg), {"til": no(lordag), "grunn": "x", "bekreft_til": "on"}).status_code == 302


def test_annens_frist_er_404_og_forsoket_logges(client, ane):
    andres = lag.kandidat(lag.bruker())
    assert client.get(flytt(Oppfolging.objects.get(kandidat=andres))).status_code == 404
    assert Oppslag.objects.get(utfall=Utfall.AVVIST).personer == [andres.pk]
    assert client.get(f"/oppfolginger/{uuid.uuid4()}/flytt/").status_code == 404


def test_frist_hos_arbeidsgiver_uten_forlop_flyttes_av_kontaktpersonen(client, ane):
    hos = lag.arbeidsgiver(ane, kartlagt=for_(20).date())
    planlegger.planlegg(arbeidsgivere=[hos], naa=klokka())
    steg = Oppfolging.objects.get(arbeidsgiver=hos)
    assert hos.navn in suppe(client.get(flytt(steg))).text
    svar = client.post(flytt(steg), {"til": no(neste_arbeidsdag(I_DAG))})
    assert svar["Location"] == f"/arbeidsgivere/{hos.orgnr}/"


@pytest.mark.parametrize(("metode", "felt"), [("get", None), ("post", {"til": no(I_DAG)})])
def test_en_frist_som_er_logget_i_en_annen_fane_flyttes_ikke_og_siden_sier_hvorfor(client, ane, kari, metode, felt):
    steg = Oppfolging.objects.aapne().get(kandidat=kari, side=Side.KANDIDAT)
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane)
    svar = getattr(client, metode)(flytt(steg) + "?fra=i_dag", felt, follow=True)
    assert svar.redirect_chain == [("/", 302)]
    assert "allerede logget eller avlyst" in suppe(svar).select_one("#meldinger").text


def test_frist_som_er_lukket_kan_ikke_flyttes(ane, kari):
    steg = Oppfolging.objects.aapne().get(kandidat=kari, side=Side.KANDIDAT)
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane)
    with pytest.raises(datoer.AlleredeLukket):
        datoer.flytt(oppfolging=steg, til=I_DAG, grunn="", av=ane, naa=klokka())
    steg.refresh_from_db()
    assert (steg.status, steg.antall_flyttinger) == ("utfort", 0)
