"""The search by name, which stands in the head of every page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inkludering.brukere.models import Rolle
from inkludering.hendelser.models import Oppslag
from oppfolging.arbeidsflate.sok.visning import rens
from oppfolging.varsling import generering
from tests import fabrikker as lag
from tests.klokke import for_, klokka
from tests.oppfolging.loggeskjema import suppe

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane(client):
    ane = lag.bruker(fornavn="Ane", etternavn="Aas")
    client.force_login(ane)
    return ane


def soek(client, tekst: str):
    skjema = suppe(client.get("/kandidater/")).select_one("form.hode__soek")
    assert skjema["action"] == "/sok/"
    svar = client.post(skjema["action"], {"q": tekst}, follow=True)
    assert svar.redirect_chain == [("/sok/", 302)]
    return svar


def funnet(svar) -> list[tuple[str, str]]:
    """The names that were found, and where each leads."""
    celler = suppe(svar).select("main tbody th")
    return [(celle.text.strip(), celle.a["href"] if celle.a else "") for celle in celler]


@pytest.mark.parametrize(
    "tekst",
    ["Næss", "næss", "NÆSS", "øys", "Øystein Næss", "næss øystein", "  øy  næ ", "næss-å", "aal", "Ål"],
)
def test_deler_av_navnet_i_hvilken_rekkefolge_som_helst(client, ane, tekst):
    oystein = lag.kandidat(ane, fornavn="Øystein", etternavn="Næss-Ålvik")
    lag.kandidat(ane, fornavn="Kari", etternavn="Li")
    assert funnet(soek(client, tekst)) == [("Øystein Næss-Ålvik", f"/kandidater/{oystein.pk}/")]


def test_egne_staar_foerst_og_kollegers_aapnes_med_grunn(client, ane):
    bo = lag.bruker(fornavn="Bo", etternavn="Bang")
    andres = lag.kandidat(bo, fornavn="Layla", etternavn="Aas")
    min_ = lag.kandidat(ane, fornavn="Layla", etternavn="Zahl")
    lag.kandidat(lag.bruker(paa=lag.ANNET_KONTOR), fornavn="Layla", etternavn="Borte")
    lag.kandidat(bo, fornavn="Layla", etternavn="Skjermet", skjermet=True)
    svar = soek(client, "layla")
    assert funnet(svar) == [
        ("Layla Zahl", f"/kandidater/{min_.pk}/"),
        ("Layla Aas", f"/kandidater/{andres.pk}/aapnet/"),
    ]
    assert "Bo Bang" in suppe(svar).select_one("main").text
    assert "2 treff på «layla»" in suppe(svar).h2.text


def test_lederen_ledes_til_den_som_svarer_for_kandidaten(client, ane):
    lag.kandidat(ane, fornavn="Layla", etternavn="Aas")
    lag.kandidat(None, fornavn="Layla", etternavn="Berg")
    client.force_login(lag.bruker(Rolle.LEDER))
    assert funnet(soek(client, "layla")) == [
        ("Layla Berg", "/kontor/"),
        ("Layla Aas", f"/kontor/jobbspesialister/{ane.pk}/"),
    ]


def test_arbeidsgivere_finnes_i_hele_landet(client, ane):
    hos = lag.arbeidsgiver(lag.bruker(paa=lag.ANNET_KONTOR, fornavn="Cato", etternavn="Dahl"), navn="Blåbærbakeriet AS")
    svar = soek(client, "bærbak")
    assert funnet(svar) == [("Blåbærbakeriet AS", f"/arbeidsgivere/{hos.orgnr}/")]
    assert "Cato Dahl" in suppe(svar).select_one("main").text
    assert funnet(soek(client, "bl")) == []  # two letters are for one's own office


def test_markedskontakten_finner_arbeidsgivere_og_ingen_kandidater(client, ane):
    lag.kandidat(ane, fornavn="Blåbær", etternavn="Aas")
    lag.arbeidsgiver(ane, navn="Blåbærbakeriet AS")
    client.force_login(lag.bruker(Rolle.MARKEDSKONTAKT))
    client.post("/sok/", {"q": "blåbær"})
    assert [navn for navn, _url in funnet(client.get("/sok/"))] == ["Blåbærbakeriet AS"]
    assert not Oppslag.objects.exists()


def test_hvert_soek_skriver_ett_oppslag_med_dem_som_vises_og_navnet_staar_ikke_i_adressen(client, ane):
    kari, _ola = lag.kandidat(ane, etternavn="Li"), lag.kandidat(ane, etternavn="Moe")
    client.post("/sok/", {"q": "li"})
    client.get("/sok/")
    [oppslag] = Oppslag.objects.all()
    assert (oppslag.handling, oppslag.personer) == ("navnesok", [kari.pk])


@pytest.mark.parametrize("tekst", ["", "a", "%", "_", "x\x00y", "'; --", "æ" * 5000, "\\"])
def test_rart_soek_finner_ingen_og_sier_hva_man_kan_gjoere(client, ane, tekst):
    lag.kandidat(ane, fornavn="Kari", etternavn="Li")
    assert funnet(soek(client, tekst)) == []


def test_det_som_ikke_kan_soekes_etter_tas_bort():
    assert rens("  Kari\t\x00 Li\u202e ") == "Kari Li"
    assert len(rens("a" * 500)) == 100


def test_soeket_har_samme_antall_sporringer_for_ett_og_tre_treff(client, ane):
    antall = []
    for _ in range(3):
        lag.forlop(
            lag.kandidat(ane, fornavn="Solveig", fase="jobbutvikling"),
            lag.arbeidsgiver(ane, navn="Solveigs bakeri AS"),
            av=ane,
        )
        client.post("/sok/", {"q": "solveig"})
        with CaptureQueriesContext(connection) as fanget:
            assert len(funnet(client.get("/sok/"))) >= 2
        antall.append(len(fanget))
    assert len(set(antall)) == 1


def test_mange_treff_kappes_og_siden_sier_det(client, ane):
    for nr in range(21):
        lag.kandidat(ane, fornavn="Solveig", etternavn=f"Nr{nr:02}")
    svar = soek(client, "solveig")
    assert len(funnet(svar)) == 20
    assert "Bare de første vises" in suppe(svar).text


def test_menyen_sier_hvor_mange_paaminnelser_som_venter(client, ane):
    assert not suppe(client.get("/kandidater/")).select('a[href="/paaminnelser/"] .hode__antall')
    for _ in range(2):
        lag.kandidat(ane, naa=for_(12))
    generering.generer(naa=klokka())
    assert suppe(client.get("/kandidater/")).select_one('a[href="/paaminnelser/"]').text.split() == ["Påminnelser", "2"]


def test_den_som_ikke_ser_arbeidsgivere_har_ikke_noe_soek(client):
    client.force_login(lag.bruker(Rolle.ADMINISTRATOR))
    assert not suppe(client.get("/administrasjon/")).select("form.hode__soek")
