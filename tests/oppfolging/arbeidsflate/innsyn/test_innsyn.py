"""What the person may ask for: who has looked at them, and all that is stored."""

import csv
import io

import pytest
from django.apps import apps

from inkludering.felles import csvfil
from inkludering.felles.ansvarsaarsak import Ansvarsaarsak
from inkludering.hendelser.models import Hendelse, Oppslag
from kandidater.models import Aapning, Gradering, Kandidat
from oppfolging.arbeidsflate.innsyn import alt
from oppfolging.handlinger import forlopsgang, fratredelse, habilitet, inntak
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import I_DAG, klokka
from tests.oppfolging.loggeskjema import suppe

pytestmark = pytest.mark.django_db
GRUNN = "Ane er syk, og Kari ringte"


@pytest.fixture
def ane():
    return lag.bruker(fornavn="Ane", etternavn="Ansvarlig")


@pytest.fixture
def kari(ane):
    kari = lag.kandidat(ane, fornavn="Kari", etternavn="Åsen", fase="jobbutvikling")
    kari.notat = "Ring etter tolv"
    kari.save(update_fields=["notat"])
    lag.aapne(kari, av=ane, skal_ikke_deles="Sykdommen")
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane, navn="Blåbærbakeriet AS"), av=ane)
    lag.kontakt(Parter(kandidat=kari, forlop=forlop, med_kandidat=True), av=ane, notat="Vil jobbe ute")
    return kari


def fil(svar) -> str:
    assert svar.status_code == 200
    assert svar.headers["Content-Disposition"].startswith("attachment")
    return svar.content.decode("utf-8-sig")


def test_hvem_som_har_sett_staar_med_navn_rolle_og_hva_i_klare_ord_og_kan_tas_med(client, ane, kari):
    client.force_login(ane)
    client.get(f"/kandidater/{kari.pk}/")
    ola = lag.bruker(fornavn="Ola", etternavn="Kollega")
    client.force_login(ola)
    client.post(f"/kandidater/{kari.pk}/aapnet/", {"grunn": GRUNN})
    client.get(f"/kandidater/{kari.pk}/aapnet/")
    client.force_login(ane)
    side = client.get(f"/kandidater/{kari.pk}/innsyn/").content.decode()
    assert [ett for ett in ("Ane Ansvarlig", "Ola Kollega", "Åpnet siden om deg") if ett not in side] == []
    rader = list(csv.reader(io.StringIO(fil(client.post(f"/kandidater/{kari.pk}/innsyn/logg/"))), delimiter=";"))
    assert rader[0] == ["Dato", "Klokkeslett", "Hvem", "Rolle", "Kontor", "Hva"]
    assert sorted(rad[2] for rad in rader[1:]) == ["Ane Ansvarlig", "Ola Kollega"]


def test_pakken_har_alt_som_er_lagret_ogsaa_grunner_kontakt_og_hvem_som_har_sett(client, ane, kari):
    leder = lag.bruker("leder", fornavn="Lise", etternavn="Leder")
    client.force_login(leder)
    assert client.post(f"/kandidater/{kari.pk}/innsyn/alt/").status_code == 404
    client.post(f"/kandidater/{kari.pk}/aapnet/", {"grunn": GRUNN})
    assert f"/kandidater/{kari.pk}/innsyn/" in client.get(f"/kandidater/{kari.pk}/aapnet/").content.decode()
    alt_ = fil(client.post(f"/kandidater/{kari.pk}/innsyn/alt/"))
    funnet = ("Kari", "Åsen", kari.fodselsnummer, "Ring etter tolv", "Sykdommen", "Vil jobbe ute", GRUNN)
    assert [ett for ett in (*funnet, "Blåbærbakeriet AS", "Ane Ansvarlig", "Lise Leder") if ett not in alt_] == []
    assert Hendelse.objects.filter(type="innsyn_gitt", objekt_id=str(kari.pk)).count() == 1


def test_husets_egne_ord_for_hvem_som_har_hatt_ansvaret_staar_ikke_som_koder(kari):
    fratredelse.legg_i_koen(bruker=kari.ansvar.get().bruker, av=None, naa=klokka())
    tekst = alt.tekst(kari, naa=klokka())
    assert "Den som hadde ansvaret, har sluttet." in tekst
    assert [kode for kode in Ansvarsaarsak.values if f": {kode}\n" in tekst] == []


def test_en_kollega_som_har_aapnet_med_grunn_gir_ingenting_fra_seg(client, kari):
    client.force_login(lag.bruker())
    client.post(f"/kandidater/{kari.pk}/aapnet/", {"grunn": GRUNN})
    assert client.get(f"/kandidater/{kari.pk}/innsyn/").status_code == 404
    assert client.post(f"/kandidater/{kari.pk}/innsyn/alt/").status_code == 404


def test_den_som_ikke_foelges_lenger_faar_alt_om_alle_sakene_av_lederen(client, ane, kari):
    nummer = kari.fodselsnummer
    forlopsgang.avslutt(forlop=kari.forlop.get(), aarsak="avbrutt", dato=I_DAG, av=ane, naa=klokka())
    inntak.avslutt(kandidat=kari, dato=I_DAG, av=ane, naa=klokka())
    annet = lag.bruker(paa=lag.ANNET_KONTOR)
    lag.kandidat(annet, fodselsnummer=nummer, fornavn="Kari", etternavn="Gift-Åsen")
    client.force_login(ane)
    assert client.post(f"/kandidater/{kari.pk}/innsyn/alt/").status_code == 404
    client.force_login(leder := lag.bruker("leder", fornavn="Lise", etternavn="Leder"))
    assert client.post(f"/kandidater/{kari.pk}/innsyn/alt/").status_code == 404
    svar = client.post("/innsyn/", {"fodselsnummer": nummer, "grunn": GRUNN})
    assert svar.url == f"/kandidater/{kari.pk}/innsyn/"
    assert client.get(svar.url).status_code == 200
    alt_ = fil(client.post(f"{svar.url}alt/"))
    assert [ett for ett in ("Kari Åsen", "Gift-Åsen", "Vil jobbe ute", GRUNN) if ett not in alt_] == []
    assert "Lise Leder" in client.get("/aapninger/").content.decode()
    assert Aapning.objects.get(av=leder).grunn == GRUNN


@pytest.mark.parametrize("hvem", ["ingen", "annet kontor", "naer", "skjermet", "ubesvart"])
def test_lederen_finner_ikke_den_som_ikke_er_deres_aa_gi_innsyn_for(client, ane, hvem):
    leder = lag.bruker("leder")
    hos = lag.bruker(paa=lag.ANNET_KONTOR) if hvem == "annet kontor" else ane
    gradering = Gradering.UKJENT if hvem == "ubesvart" else Gradering.UGRADERT
    den = lag.kandidat(hos, skjermet=hvem == "skjermet", gradering=gradering)
    nummer = lag.fodselsnummer() if hvem == "ingen" else den.fodselsnummer
    if hvem == "naer":
        habilitet.meld(bruker=leder, fodselsnummer=nummer, slektskap="soesken", naa=klokka())
    client.force_login(leder)
    svar = client.post("/innsyn/", {"fodselsnummer": nummer, "grunn": GRUNN})
    assert (svar.status_code, "Vi finner ingen" in svar.content.decode()) == (422, True)
    assert not Aapning.objects.exists()
    noteres = 0 if hvem == "ingen" else 1
    assert Oppslag.objects.filter(bruker_id=leder.pk, handling="innsyn", utfall="avvist").count() == noteres


def test_hver_tabell_som_peker_paa_en_kandidat_er_med_i_pakken():
    peker = {
        modell
        for modell in apps.get_models()
        for felt in modell._meta.concrete_fields
        if felt.related_model is Kandidat and modell._meta.managed and not hasattr(modell, "pgh_tracked_model")
    }
    assert len(peker) > 8
    assert peker - alt.tabeller().keys() == set()


@pytest.mark.parametrize(
    ("celle", "blir"),
    [("=1+1", "'=1+1"), ("+47", "'+47"), ("-x", "'-x"), ("@a", "'@a"), ("\t=", "'\t="), ("a=b", "a=b")],
)
def test_ingen_celle_er_en_formel(celle, blir):
    assert csvfil.som_tekst(celle) == blir


def test_kandidatens_side_leder_til_hvem_som_har_sett(client):
    ane = lag.bruker()
    kari = lag.kandidat(ane)
    client.force_login(ane)
    lenke = suppe(client.get(f"/kandidater/{kari.pk}/")).find("a", string="Hvem har sett på opplysningene")
    assert suppe(client.get(lenke["href"])).select_one("#sett")
