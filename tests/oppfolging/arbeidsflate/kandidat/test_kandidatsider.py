"""The candidate page: who may open it, what it shows, and that every try is logged."""

import re
import uuid
from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inkludering.felles.arbeidsdager import OSLO
from inkludering.hendelser.models import Oppslag
from kandidater.models import Kandidat
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging, Side
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, for_, klokka

pytestmark = pytest.mark.django_db

SIDER = ["kandidat", "kandidat_aapenhet", "kandidat_fase", "kandidat_opplysninger", "kandidat_avslutt"]
ANDRE_ROLLER = ["jobbspesialist", "leder", "markedskontakt", "administrator"]


@pytest.fixture
def ane():
    return lag.bruker(fornavn="Ane", etternavn="Ansvarlig")


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane, fornavn="Kari", etternavn="Åsen")


def adresse(navn: str, den: Kandidat) -> str:
    return reverse(f"oppfolging:{navn}", args=[den.pk])


def innhold(svar) -> str:
    return svar.content.decode()


def test_ansvarlig_ser_hele_kandidaten_og_oppslaget_logges_en_gang(client, ane, kari):
    client.force_login(ane)
    tekst = innhold(client.get(adresse("kandidat", kari)))
    for synlig in ("Kari Åsen", "Ane Ansvarlig", "Henvist", "Neste kontakt", "Åpenhet mot arbeidsgivere"):
        assert synlig in tekst
    oppslag = Oppslag.objects.get()
    assert (oppslag.personer, oppslag.utfall, oppslag.handling) == ([kari.pk], "tillatt", "kandidatside")


def test_fodselsnummeret_staar_ikke_paa_siden(client, ane):
    fnr = lag.fodselsnummer()
    kari = lag.kandidat(ane, fodselsnummer=fnr)
    client.force_login(ane)
    assert fnr not in re.sub(r"\D", "", innhold(client.get(adresse("kandidat", kari))))


@pytest.mark.parametrize("side", SIDER)
@pytest.mark.parametrize("rolle", ANDRE_ROLLER)
@pytest.mark.parametrize("paa", [lag.KONTOR, lag.ANNET_KONTOR])
def test_ingen_andre_kommer_inn_og_avvisningen_logges(client, kari, side, rolle, paa):
    den = lag.bruker(rolle, paa=paa)
    client.force_login(den)
    svar = client.get(adresse(side, kari))
    assert svar.status_code == 404
    assert kari.navn not in innhold(svar)
    oppslag = Oppslag.objects.get()
    assert (oppslag.personer, oppslag.utfall, oppslag.rolle) == ([kari.pk], "avvist", rolle)


def test_arbeidsgiver_i_portalen_kommer_ikke_inn_og_avvisningen_logges(client, ane, kari):
    hos = lag.arbeidsgiver(ane)
    lag.forlop(kari, hos, av=ane)
    client.force_login(lag.portalbruker(lag.arbeidsgiverkontakt(hos)))
    assert client.get(adresse("kandidat", kari)).status_code == 404
    assert Oppslag.objects.latest("pk").utfall == "avvist"


def test_ukjent_og_forbudt_kandidat_gir_samme_svar(client, kari):
    client.force_login(lag.bruker())
    forbudt = client.get(adresse("kandidat", kari))
    ukjent = client.get(f"/kandidater/{uuid.uuid4()}/")
    assert forbudt.status_code == ukjent.status_code == 404
    uten_token = re.compile(r"X-CSRFToken.*?}")
    assert uten_token.sub("", innhold(forbudt)) == uten_token.sub("", innhold(ukjent))


def test_ikke_innlogget_sendes_til_innlogging(client, kari):
    assert "/logg-inn/" in client.get(adresse("kandidat", kari))["Location"]
    assert not Oppslag.objects.exists()


def test_kandidat_uten_besvart_gradering_kan_ikke_aapnes_av_noen(client, ane):
    ukjent = lag.kandidat(ane, gradering="ukjent")
    client.force_login(ane)
    assert client.get(adresse("kandidat", ukjent)).status_code == 404


@pytest.mark.parametrize("gradert", [{"gradering": "fortrolig"}, {"skjermet": True}])
def test_gradert_kandidat_aapnes_av_den_ansvarlige_med_varsel(client, ane, gradert):
    gradert_kandidat = lag.kandidat(ane, **gradert)
    client.force_login(ane)
    side = innhold(client.get(adresse("kandidat", gradert_kandidat)))
    assert "Du og ledere med særskilt tilgang ser kandidaten" in side


def test_neste_steg_staar_per_side_med_logg_og_flytt(client, ane):
    kari = lag.kandidat(ane, fase="jobbutvikling")
    client.force_login(ane)
    svar = client.get(adresse("kandidat", kari))
    assert [gruppe.navn for gruppe in svar.context["steg"]] == ["Kandidat", "Jobbutvikling"]
    for rad in kari.oppfolginger.aapne():
        assert reverse("oppfolging:flytt", args=[rad.pk]) in innhold(svar)
        assert f"{adresse('logg_kandidat', kari)}?oppfolging={rad.pk}" in innhold(svar)


def test_arbeidsgiversteg_sier_hvem_kontaktpersonen_er_naar_det_er_en_annen(client, ane, kari):
    kollega = lag.bruker(fornavn="Ola", etternavn="Kontakt")
    forlop = lag.forlop(kari, lag.arbeidsgiver(kollega), av=ane)
    client.force_login(ane)
    svar = client.get(adresse("kandidat", kari))
    assert "Ola Kontakt følger opp" in innhold(svar)
    assert reverse("oppfolging:logg_forlop", args=[forlop.pk]) in innhold(svar)


def test_tidslinjen_har_kontakter_faser_forlop_og_flyttinger_nyest_forst(client, ane):
    for_lenge_siden = for_(10)
    kari = lag.kandidat(ane, naa=for_lenge_siden)
    hos = lag.arbeidsgiver(ane, navn="Solsiden Kafé AS", naa=for_lenge_siden)
    lag.forlop(kari, hos, av=ane, naa=for_lenge_siden + timedelta(days=1), start=I_DAG - timedelta(days=5))
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, notat="Gikk fint", naa=for_(3))
    rad = Oppfolging.objects.aapne().rytme().get(kandidat=kari, side=Side.ARBEIDSGIVER)
    datoer.flytt(oppfolging=rad, til=rad.frist + timedelta(days=30), grunn="Ferie", av=ane, naa=klokka())
    client.force_login(ane)
    punkter = client.get(adresse("kandidat", kari)).context["tidslinje"].hendelser
    assert [punkt.tittel.split(" fra ")[0] for punkt in punkter] == [
        "Frist flyttet",
        "Telefon med kandidaten",
        "Arbeidstrening hos Solsiden Kafé AS startet",
        "Fase: Jobbutvikling",
        f"Arbeidstrening hos Solsiden Kafé AS avtalt, starter {kari.forlop.get().start:%d.%m.%Y}",
        "Fase: Henvist",
    ]
    assert punkter[1].tekst == "Gikk fint"
    assert punkter[0].hvem == ane.navn


def test_tidslinjen_staar_maaned_for_maaned(client, ane):
    """By Norway's calendar: what happened at half past midnight on the first stands in the month that had begun."""
    for_et_aar_siden = datetime(2025, 11, 3, 9, tzinfo=OSLO)
    kari = lag.kandidat(ane, naa=for_et_aar_siden)
    for naar in (datetime(2026, 9, 30, 23, tzinfo=OSLO), datetime(2026, 10, 1, 0, 30, tzinfo=OSLO)):
        lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=naar)
    client.force_login(ane)
    side = BeautifulSoup(client.get(adresse("kandidat", kari)).content, "html.parser")
    overskrifter = side.select("section[aria-labelledby=historikk] h3")
    antall = [len(en.find_next("ol").find_all("li", recursive=False)) for en in overskrifter]
    assert list(zip([en.text for en in overskrifter], antall, strict=True)) == [
        ("Oktober 2026", 1),
        ("September 2026", 1),
        ("November 2025", 1),
    ]


def test_tidslinjen_bla_tretti_om_gangen(client, ane, kari):
    for nr in range(31):
        lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, notat=f"nr {nr}")
    client.force_login(ane)
    forste = client.get(adresse("kandidat", kari)).context["tidslinje"]
    andre = client.get(f"{adresse('kandidat', kari)}?side=2").context["tidslinje"]
    assert (len(forste.hendelser), forste.har_eldre) == (30, True)
    assert (len(andre.hendelser), andre.har_eldre) == (2, False)
    assert client.get(f"{adresse('kandidat', kari)}?side=-1' OR 1").context["tidslinje"].sidetall == 1


def test_dager_til_forste_arbeidsgivermote_vises_mot_maalet(client, ane):
    start = for_(20)
    kari = lag.kandidat(ane, naa=start, fase="jobbutvikling")
    client.force_login(ane)
    tekst = innhold(client.get(adresse("kandidat", kari)))
    assert re.search(r"Ikke møtt arbeidsgiver ennå\.\s+10 dager igjen\.", tekst)
    hos = lag.arbeidsgiver(ane)
    parter = Parter(kandidat=kari, arbeidsgiver=hos, med_arbeidsgiver=True)
    lag.kontakt(parter, av=ane, kanal="telefon", naa=start + timedelta(days=5))
    lag.kontakt(parter, av=ane, kanal="fysisk", naa=start + timedelta(days=12))
    tekst = innhold(client.get(adresse("kandidat", kari)))
    assert "12 dager (mål: 30)" in tekst
    assert "Ikke møtt" not in tekst


def test_siden_har_samme_antall_sporringer_for_ett_og_tre_av_alt(client, ane, kari, django_assert_num_queries):
    fyll(kari, ane)
    client.force_login(ane)
    with CaptureQueriesContext(connection) as for_ett:
        client.get(adresse("kandidat", kari))
    fyll(kari, ane)
    fyll(kari, ane)
    with django_assert_num_queries(len(for_ett)):
        client.get(adresse("kandidat", kari))


def fyll(kari: Kandidat, ane) -> None:
    """One of everything the page shows."""
    kollega = lag.bruker()
    forlop = lag.forlop(kari, lag.arbeidsgiver(kollega), av=ane)
    lag.kontakt(Parter(kandidat=kari, forlop=forlop, med_kandidat=True, med_arbeidsgiver=True), av=ane)
    rad = Oppfolging.objects.aapne().filter(forlop=forlop).first()
    datoer.flytt(oppfolging=rad, til=rad.frist + timedelta(days=30), grunn="Ferie", av=ane, naa=klokka())
