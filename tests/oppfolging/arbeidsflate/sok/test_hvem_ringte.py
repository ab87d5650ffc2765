"""«Who just rang me?»: an employer by who works there, and both sides by a phone number, to whose page shows it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inkludering.brukere.models import Rolle
from inkludering.hendelser.models import Oppslag
from kandidater import aapningsgang
from oppfolging.handlinger import habilitet, tilbaketrekking
from tests import fabrikker as lag
from tests.klokke import klokka
from tests.oppfolging.arbeidsflate.sok.test_sok import funnet, soek
from tests.oppfolging.loggeskjema import suppe

pytestmark = pytest.mark.django_db

NUMMERET = "+4741234567"
# As it is typed, or pasted from the phone that rang; the last are of other numbers, too short, or no number.
FORMER = [
    ("41234567", True),
    ("412 34 567", True),
    ("412 34 56", True),
    ("412 34", True),
    ("41234", True),
    ("+47 41234567", True),
    ("+4741234567", True),
    ("+47 412 34", True),
    ("(+47) 412 34 567", True),
    ("0047 412 34 567", True),
    ("0047 41234", True),
    ("4741234567", True),
    ("41-23-45-67", True),
    ("412\u00a034\u00a0567", True),
    ("tel:+4741234567", True),
    ("412 3", False),
    ("+47 412 3", False),
    ("34567", False),
    ("412345678", False),
    ("41234568", False),
    ("+46 412 34 567", False),
    ("41234%", False),
    ("4123_567", False),
    ("412 34 567 x", False),
]


@pytest.fixture
def ane(client):
    ane = lag.bruker(fornavn="Ane", etternavn="Aas")
    client.force_login(ane)
    return ane


def hvorfor(svar) -> list[str]:
    return [ord_.text.strip() for ord_ in suppe(svar).select("main tbody th .dempet")]


def navnene(svar) -> list[str]:
    return [celle.a.text for celle in suppe(svar).select("main tbody th")]


@pytest.mark.parametrize(("skrevet", "finnes"), FORMER)
def test_nummeret_finnes_hvordan_det_enn_er_skrevet(client, ane, skrevet, finnes):
    lag.kandidat(ane, fornavn="Layla", etternavn="Aas", telefon=NUMMERET)
    lag.arbeidsgiverkontakt(lag.arbeidsgiver(ane, navn="Blåbær AS"), telefon=NUMMERET)
    lag.arbeidsgiverkontakt(lag.arbeidsgiver(ane, navn="Tyttebær AS"), telefon="+4799999999")
    assert navnene(soek(client, skrevet)) == (["Layla Aas", "Blåbær AS"] if finnes else [])


def test_et_nummer_fra_foer_de_fikk_en_form_finnes_ogsaa(client, ane):
    lag.kandidat(ane, fornavn="Layla", etternavn="Aas", telefon="41234567")
    assert navnene(soek(client, "+47 412 34 567")) == ["Layla Aas"]


def test_et_utenlandsk_nummer_finnes_med_landkode(client, ane):
    lag.kandidat(ane, fornavn="Layla", etternavn="Aas", telefon="+46701234567")
    assert navnene(soek(client, "0046 70 123")) == navnene(soek(client, "+46 (0)70 123 45 67")) == ["Layla Aas"]
    assert navnene(soek(client, "70123")) == []


def test_arbeidsgiveren_finnes_paa_den_som_arbeider_der_og_det_staar_hvorfor(client, ane):
    hos = lag.arbeidsgiver(lag.bruker(paa=lag.ANNET_KONTOR), navn="Blåbærbakeriet AS")
    lag.arbeidsgiverkontakt(hos, fornavn="Kari", etternavn="Næss", telefon=NUMMERET)
    for tekst in ("Kari Næss", "næss kari", "NÆS"):
        svar = soek(client, tekst)
        assert navnene(svar) == ["Blåbærbakeriet AS"], tekst
        assert hvorfor(svar) == ["Kari Næss er kontakt her"]
    assert suppe(svar).select_one("main tbody a")["href"] == f"/arbeidsgivere/{hos.orgnr}/"
    assert hvorfor(soek(client, "41234")) == ["Kari Næss er kontakt her, og har nummeret 412 34 567"]


def test_den_som_heter_det_staar_foer_den_der_noen_heter_det_og_ingen_to_ganger(client, ane):
    annet = lag.arbeidsgiver(ane, navn="Askeladden AS")
    lag.arbeidsgiverkontakt(annet, fornavn="Kari", etternavn="Næss")
    lag.arbeidsgiverkontakt(annet, fornavn="Per", etternavn="Næss")
    eget = lag.arbeidsgiver(ane, navn="Næss sveis AS")
    lag.arbeidsgiverkontakt(eget, fornavn="Odd", etternavn="Næss")
    svar = soek(client, "næss")
    assert navnene(svar) == ["Næss sveis AS", "Askeladden AS"]
    assert hvorfor(svar) == ["Kari Næss er kontakt her"]


def test_den_som_har_sluttet_og_en_feilregistrert_bedrift_finnes_ikke(client, ane):
    hos, trukket = lag.arbeidsgiver(ane), lag.arbeidsgiver(ane)
    borte = lag.arbeidsgiverkontakt(hos, fornavn="Kari", etternavn="Næss", telefon=NUMMERET)
    borte.sluttet_dato = klokka().date()
    borte.save(update_fields=["sluttet_dato"])
    lag.arbeidsgiverkontakt(trukket, fornavn="Kari", etternavn="Næss", telefon=NUMMERET)
    tilbaketrekking.trekk_arbeidsgiver(arbeidsgiver=trukket, grunn="Registrert to ganger", av=ane, naa=klokka())
    assert navnene(soek(client, "kari næss")) == navnene(soek(client, NUMMERET)) == []


def test_en_kollegas_kandidat_finnes_paa_nummeret_foerst_naar_den_er_aapnet(client, ane):
    """The list shows their name and no number: a search by it would tell whose it is."""
    andres = lag.kandidat(lag.bruker(), fornavn="Layla", etternavn="Aas", telefon=NUMMERET)
    forbudt, ukjent = soek(client, NUMMERET), soek(client, "+4748484848")
    assert suppe(forbudt).main.text.replace("412 34 567", "") == suppe(ukjent).main.text.replace("484 84 848", "")
    assert not Oppslag.objects.exists()
    aapningsgang.aapne(kandidat=andres, grunn="Dekker for en kollega i dag", av=ane, naa=klokka())
    assert funnet(soek(client, NUMMERET))[0][1] == f"/kandidater/{andres.pk}/aapnet/"


@pytest.mark.parametrize("rolle", [Rolle.LEDER, Rolle.MARKEDSKONTAKT, Rolle.JOBBSPESIALIST])
def test_ingen_andre_finner_kandidaten_paa_nummeret(client, ane, rolle):
    lag.kandidat(ane, telefon=NUMMERET)
    lag.kandidat(ane, telefon=NUMMERET, skjermet=True)
    for paa in (lag.KONTOR, lag.ANNET_KONTOR):
        client.force_login(lag.bruker(rolle, paa=paa, ser_skjermede=rolle == Rolle.LEDER))
        client.post("/sok/", {"q": NUMMERET})
        assert navnene(client.get("/sok/")) == []
    assert not Oppslag.objects.exists()


def test_den_som_svarer_for_en_skjermet_finner_dem_paa_nummeret_som_paa_siden(client, ane):
    skjermet = lag.kandidat(ane, telefon=NUMMERET, skjermet=True)
    assert funnet(soek(client, NUMMERET))[0][1] == f"/kandidater/{skjermet.pk}/"


def test_den_som_er_naer_finner_ingen_paa_nummeret(client, ane):
    den = lag.kandidat(ane, telefon=NUMMERET)
    assert navnene(soek(client, NUMMERET))
    habilitet.meld(bruker=ane, fodselsnummer=den.fodselsnummer, slektskap="soesken", naa=klokka())
    assert navnene(soek(client, NUMMERET)) == []


def test_hvert_soek_paa_nummer_skriver_ett_oppslag_og_nummeret_staar_i_ingen_adresse(client, ane):
    den = lag.kandidat(ane, telefon=NUMMERET)
    svar = client.post("/sok/", {"q": NUMMERET}, follow=True)
    [oppslag] = Oppslag.objects.all()
    assert (oppslag.handling, oppslag.personer) == ("navnesok", [den.pk])
    assert svar.request["PATH_INFO"] == "/sok/"
    assert not svar.request["QUERY_STRING"]


def test_like_mange_sporringer_for_ett_og_tre_treff(client, ane):
    antall = []
    for _ in range(3):
        lag.kandidat(ane, telefon=NUMMERET)
        lag.arbeidsgiverkontakt(lag.arbeidsgiver(ane), telefon=NUMMERET)
        client.post("/sok/", {"q": NUMMERET})
        with CaptureQueriesContext(connection) as fanget:
            assert len(funnet(client.get("/sok/"))) >= 2
        antall.append(len(fanget))
    assert len(set(antall)) == 1
