"""What was registered wrong of a candidate is put right where it stands, and what follows from it follows."""

from datetime import timedelta

import pytest
from django.urls import reverse

from inkludering.felles.kryptering import indeks
from inkludering.hendelser.models import Oppslag
from kandidater.faser import AAPNE_FASER, TILSVARER
from kandidater.models import Kandidat
from oppfolging.handlinger import forlopsgang, inntak
from tests import fabrikker as lag
from tests.klokke import I_DAG, for_, klokka
from tests.oppfolging.kjerne.scene import kl, scene
from tests.oppfolging.kjerne.test_rytmetabellen import d

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane(client):
    ane = lag.bruker(fornavn="Ane", etternavn="Ansvarlig")
    client.force_login(ane)
    return ane


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane, fornavn="Kari", etternavn="Åsen")


def siden(den: Kandidat, navn: str = "kandidat") -> str:
    return reverse(f"oppfolging:{navn}", args=[den.pk])


def rett(client, den: Kandidat, **endret: str):
    skjema = client.get(siden(den, "kandidat_endre")).context["skjema"]
    felt = {ett.name: ett.value() for ett in skjema if ett.value() not in (False, None)}
    return client.post(siden(den, "kandidat_endre"), felt | endret)


def test_alt_som_er_registrert_feil_rettes_og_historikken_sier_hvem_og_fra_hva(client, kari):
    foer = f"{I_DAG - timedelta(days=3):%d.%m.%Y}"
    svar = rett(
        client,
        kari,
        fornavn="Karin",
        innsatsgruppe="GODE_MULIGHETER",
        henvist_dato=foer,
        epost="Kari@Hjemme.example",
        kan_faa_epost="on",
        kan_faa_sms="on",
    )
    assert svar.url == siden(kari)
    kari.refresh_from_db()
    assert (kari.fornavn, kari.innsatsgruppe, f"{kari.henvist_dato:%d.%m.%Y}") == ("Karin", "GODE_MULIGHETER", foer)
    assert (kari.epost, kari.kan_faa_epost, kari.kan_faa_sms) == ("kari@hjemme.example", True, True)
    tekst = client.get(siden(kari)).content.decode()
    for linje in (
        "Fornavn: fra Kari til Karin",
        "Innsatsgruppe: fra Jobbe delvis til Gode muligheter",
        f"Henvist: fra {I_DAG:%d.%m.%Y} til {foer}",
        "Kan få SMS: fra Nei til Ja",
        "· Ane Ansvarlig",
        "SMS og e-post",
    ):
        assert linje in tekst, linje


@pytest.mark.parametrize(
    ("endret", "felt", "melding"),
    [
        ({"fornavn": ""}, "fornavn", "Skriv fornavnet"),
        ({"henvist_dato": f"{I_DAG + timedelta(days=1):%d.%m.%Y}"}, "henvist_dato", "fram i tid"),
        ({"epost": "kari"}, "epost", "Skriv hele"),
        ({"kan_faa_epost": "on"}, "epost", "Skriv e-postadressen"),
    ],
)
def test_feil_staar_ved_feltet(client, kari, endret, felt, melding):
    svar = rett(client, kari, **endret)
    assert svar.status_code == 422
    assert melding in svar.context["skjema"].errors[felt][0]


def test_uten_mobil_kan_hun_ikke_faa_sms_og_slettes_den_slutter_meldingene(client, ane, kari):
    rett(client, kari, kan_faa_sms="on")
    client.post(siden(kari, "kandidat_opplysninger"), {"telefon": "", "notat": ""})
    kari.refresh_from_db()
    assert kari.kan_faa_sms is False
    assert "kan_faa_sms" in rett(client, kari, kan_faa_sms="on").context["skjema"].errors


def test_henvisningen_kan_ikke_vaere_etter_oppstarten(client, ane):
    kari = lag.kandidat(ane, naa=for_(3), henvist_dato=I_DAG - timedelta(days=9), fase="kartlegging")
    svar = rett(client, kari, henvist_dato=f"{I_DAG:%d.%m.%Y}")
    assert "Oppstarten var" in svar.context["skjema"].errors["henvist_dato"][0]


def rett_henvist(s, til, dag):
    inntak.rett(
        kandidat=s.kari,
        metode=s.kari.metode,
        fornavn="Kari",
        etternavn="Åsen",
        innsatsgruppe="JOBBE_DELVIS",
        henvist_dato=til,
        epost="",
        kan_faa_epost=False,
        kan_faa_sms=False,
        maalform="nb",
        av=s.ane,
        naa=kl(dag),
    )


@pytest.mark.parametrize(
    ("til", "dag", "frist"),
    [
        ("8.1.27", "11.1.27", "15.1.27"),  # seven days from Friday
        ("4.1.27", "11.1.27", "11.1.27"),
        ("1.1.27", "11.1.27", "11.1.27"),  # the day it should have been is past
        ("8.1.27", "20.1.27", "18.1.27"),  # over its limit: it stands
    ],
)
def test_henvisningen_styrer_den_foerste_fristen(til, dag, frist):
    s = scene(d("11.1.27"), fase=None)
    assert s.frist() == d("18.1.27")
    rett_henvist(s, d(til), d(dag))
    assert s.frist() == d(frist)


@pytest.mark.parametrize(
    ("fra", "fase", "til"),
    [
        ("ips", "henvist", "henvist"),
        ("ips", "kartlegging", "yrkeskartlegging"),
        ("ips", "jobbutvikling", "finne_jobb"),
        ("ips", "i_utdanning", "finne_jobb"),
        ("ams", "henvist", "henvist"),
        ("ams", "innledende_kontakt", "kartlegging"),
        ("ams", "yrkeskartlegging", "kartlegging"),
        ("ams", "finne_jobb", "jobbutvikling"),
        ("ams", "opplaering", "jobbutvikling"),
    ],
)
def test_metoden_rettes_og_fasen_er_den_tilsvarende(client, ane, fra, fase, til):
    den = lag.kandidat(ane, metode=fra, fase=None if fase == "henvist" else fase)
    rett(client, den, metode="ams" if fra == "ips" else "ips")
    den.refresh_from_db()
    assert den.fase == til
    assert den.faseperioder.gjeldende(klokka()).get().fase == til


@pytest.mark.parametrize(("fra", "til", "fase"), [("ips", "ams", "opplaering"), ("ams", "ips", "jobber")])
def test_en_jobb_i_gang_avgjoer_fasen_i_den_andre_metoden(client, ane, fra, til, fase):
    den = lag.kandidat(ane, metode=fra, fase="jobbutvikling" if fra == "ips" else "finne_jobb")
    lag.forlop(den, lag.arbeidsgiver(ane), av=ane, type="fast")
    assert forlopsgang.er_i_jobb(den, naa=klokka())
    rett(client, den, metode=til)
    den.refresh_from_db()
    assert den.fase == fase


def test_hver_aapen_fase_tilsvarer_en_i_den_andre_metoden():
    for metode, andre in (("ips", "ams"), ("ams", "ips")):
        assert set(TILSVARER[andre]) == set(AAPNE_FASER[metode])
        assert set(TILSVARER[andre].values()) <= set(AAPNE_FASER[andre])


def test_d_nummeret_byttes_uten_aa_vises_og_oppslaget_logges(client, kari):
    gammelt, nytt = kari.fodselsnummer, lag.fodselsnummer()
    side = client.get(siden(kari, "kandidat_nummer"))
    assert gammelt not in side.content.decode()
    assert Oppslag.objects.latest("pk").handling == "fodselsnummer"
    felt = {"fodselsnummer": nytt, "hvorfor": "nytt", "gradering": "ugradert"}
    assert client.post(siden(kari, "kandidat_nummer"), felt).url == siden(kari)
    kari.refresh_from_db()
    assert bytes(kari.fodselsnummer_indeks) == indeks(nytt)
    tekst = client.get(siden(kari)).content.decode()
    assert "Fødselsnummer: fra ••• til •••" in tekst
    assert nytt not in tekst


def test_nummeret_til_en_jeg_alt_foelger_opp_har_en_doer(client, ane, kari):
    ola = lag.kandidat(ane, fornavn="Ola", etternavn="Berg")
    felt = {"fodselsnummer": ola.fodselsnummer, "hvorfor": "nytt", "gradering": "ugradert"}
    side = client.post(siden(kari, "kandidat_nummer"), felt).content.decode()
    assert "Du følger allerede opp personen." in side
    assert f'href="{siden(ola)}"' in side


def test_en_annens_nummer_avvises_og_forsoeket_logges_paa_den_det_gjelder(client, kari):
    annen = lag.kandidat(lag.bruker())
    felt = {"fodselsnummer": annen.fodselsnummer, "hvorfor": "feil", "gradering": "ugradert"}
    svar = client.post(siden(kari, "kandidat_nummer"), felt)
    assert "følges allerede opp" in svar.context["skjema"].errors["fodselsnummer"][0]
    siste = Oppslag.objects.latest("pk")
    assert (siste.personer, siste.utfall) == ([annen.pk], "avvist")


def test_maalformen_rettes_og_staar_paa_kortet(client, ane, kari):
    """Davvisámegiella is a wish: the card says that what is sent is bokmål."""
    rett(client, kari, maalform="se")
    kari.refresh_from_db()
    assert kari.maalform == "se"
    assert "Davvisámegiella (meldinger sendes på bokmål)" in client.get(f"/kandidater/{kari.pk}/").content.decode()
