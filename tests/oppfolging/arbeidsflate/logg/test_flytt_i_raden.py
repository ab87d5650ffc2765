"""Moving a date from its row on the front page: one press for the usual days, and a way to take it back."""

from datetime import date, timedelta

import pytest

from inkludering.felles.arbeidsdager import neste_arbeidsdag
from oppfolging.arbeidsflate.logg.flytteskjema import flyttevalg
from oppfolging.kjerne.models import Oppfolging, Side
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, NAA, for_
from tests.oppfolging.loggeskjema import HTMX, langt, logg, no, rad, suppe

TORSDAG, FREDAG, LORDAG, MANDAG = (date(2026, 11, dag) for dag in (26, 27, 28, 30))
TIRSDAG, ONSDAG, NESTE = date(2026, 12, 1), date(2026, 12, 2), date(2026, 12, 7)


@pytest.mark.parametrize(
    ("frist", "i_dag", "valg"),
    [
        (TORSDAG, TORSDAG, [("I morgen", FREDAG), ("Neste uke", MANDAG)]),
        (date(2026, 11, 20), TORSDAG, [("I morgen", FREDAG), ("Neste uke", MANDAG)]),
        (FREDAG, TORSDAG, [("Neste virkedag", MANDAG)]),
        (FREDAG, FREDAG, [("Neste virkedag", MANDAG)]),
        (LORDAG, LORDAG, [("Neste virkedag", MANDAG)]),
        (MANDAG, TORSDAG, [("I morgen", FREDAG), ("Neste virkedag", TIRSDAG), ("Neste uke", NESTE)]),
        (MANDAG, MANDAG, [("I morgen", TIRSDAG), ("Neste uke", NESTE)]),
        (TIRSDAG, MANDAG, [("Neste virkedag", ONSDAG), ("Neste uke", NESTE)]),
        # Christmas: the 24th, a Thursday, to the 27th are off, and so is New Year's Eve and Day.
        (
            date(2026, 12, 23),
            date(2026, 12, 23),
            [("Neste virkedag", date(2026, 12, 28))],
        ),
        (
            date(2026, 12, 30),
            date(2026, 12, 29),
            [("Neste virkedag", date(2027, 1, 4))],
        ),
    ],
)
def test_dagene_som_kan_velges_med_ett_trykk(frist, i_dag, valg):
    assert [(ett.navn, ett.dag) for ett in flyttevalg(frist, i_dag)] == valg


@pytest.fixture
def ane(client):
    ane = lag.bruker()
    client.force_login(ane)
    return ane


def fra_raden(client, kandidat) -> str:
    """The row's panel leads to it."""
    panel = suppe(client.get(f"{logg(kandidat)}?fra=i_dag", headers=HTMX))
    return panel.find("a", string="Flytt fristen i stedet")["hx-get"]


@pytest.mark.django_db
def test_flytt_aapner_seg_i_raden_og_ett_trykk_flytter_med_angre(client, ane):
    kari = lag.kandidat(ane, naa=NAA)
    steg = Oppfolging.objects.get(kandidat=kari)
    adresse = fra_raden(client, kari)
    svar = client.get(adresse, headers=HTMX)
    knapp = suppe(svar).select_one(".radpanel button[name=valgt]")
    assert not suppe(svar).select("html") and knapp["value"]
    svar = client.post(adresse, {"grunn": "Ferie", "til": "", "valgt": knapp["value"]}, headers=HTMX)
    steg.refresh_from_db()
    assert no(steg.frist) == knapp["value"] and steg.antall_flyttinger == 1
    assert rad(svar, kari) == rad(client.get("/"), kari)
    assert f"Fristen er flyttet til {langt(steg.frist)}." in suppe(svar).select_one("#meldinger").text
    angre = suppe(svar).select_one("#meldinger form")["action"]
    svar = client.post(angre, headers={"Referer": "http://testserver/?status=planlagt"})
    assert svar["Location"] == "/?status=planlagt"
    foer = steg.frist
    steg.refresh_from_db()
    assert steg.frist != foer and steg.antall_flyttinger == 0


@pytest.mark.django_db
def test_flytting_til_samme_dag_sies_det_fra_om_ved_feltet(client, ane):
    steg = Oppfolging.objects.get(kandidat=lag.kandidat(ane, naa=NAA))
    adresse = f"/oppfolginger/{steg.pk}/flytt/"
    svar = client.post(adresse, {"til": no(steg.frist), "grunn": "Ferie"})
    assert svar.status_code == 422
    assert "Fristen er allerede denne dagen." in suppe(svar).select_one(".felt--dato .aksel-error-message").text
    assert "Ny frist: Fristen er allerede denne dagen." in suppe(svar).select_one(".aksel-error-summary").text


@pytest.mark.django_db
def test_en_frist_som_er_passert_sier_i_raden_at_den_trenger_grunn(client, ane):
    kari = lag.kandidat(ane, naa=for_(20))
    adresse = fra_raden(client, kari)
    felt = {"til": "", "grunn": "", "valgt": no(neste_arbeidsdag(I_DAG))}
    svar = client.post(adresse, felt, headers=HTMX)
    assert svar.status_code == 422
    assert "Skriv hvorfor fristen flyttes." in suppe(svar).select_one(".radpanel").text
    assert suppe(svar).select_one("input[name=til]")["value"] == felt["valgt"]
    svar = client.post(adresse, felt | {"grunn": "Ikke hjemme"}, headers=HTMX)
    assert svar.status_code == 200 and not suppe(svar).select(".radpanel")


@pytest.mark.django_db
def test_uten_skript_er_flytt_en_side_som_leder_tilbake_til_listen(client, ane):
    kari = lag.kandidat(ane, naa=for_(20))
    adresse = fra_raden(client, kari)
    assert suppe(client.get(adresse)).select_one("h1").text == "Flytt frist"
    svar = client.post(adresse, {"til": "", "grunn": "Ferie", "valgt": no(neste_arbeidsdag(I_DAG))}, follow=True)
    assert svar.redirect_chain == [("/", 302)]
    assert "Fristen er flyttet til" in suppe(svar).select_one("#meldinger").text


@pytest.mark.django_db
def test_panelet_byr_fram_den_andre_siden_av_raden(client, ane):
    kari = lag.kandidat(ane, naa=for_(20), fase="jobbutvikling")
    adresse = fra_raden(client, kari)
    knapp = suppe(client.get(adresse, headers=HTMX)).select_one(".flytteskjema button[name=heller]")
    annen = client.post(adresse, {"til": "", "grunn": "", "heller": knapp["value"]}, headers=HTMX)
    assert annen.status_code == 200 and suppe(annen).select(".radpanel")
    assert knapp.text.split(",")[0] in (str(Side.KANDIDAT.label), str(Side.JOBBUTVIKLING.label))


@pytest.mark.django_db
def test_det_en_kollega_svarer_for_bys_ikke_fram_foran_mitt(client, ane):
    kari = lag.kandidat(ane, naa=for_(40), fase="jobbutvikling")
    hos = lag.arbeidsgiver(lag.bruker(), naa=for_(40))
    lag.forlop(kari, hos, av=ane, naa=for_(40), type="fast", start=for_(40).date())
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=NAA, kanal="fysisk")
    min_dato = Oppfolging.objects.get(pk=fra_raden(client, kari).split("/")[2])
    assert min_dato.side == Side.KANDIDAT
    assert min_dato.frist > I_DAG - timedelta(days=1)
