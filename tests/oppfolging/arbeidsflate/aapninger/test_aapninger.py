"""A colleague's candidate is opened with a reason: for the day, to read, and told the leader."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from inkludering.hendelser.models import Hendelse, Oppslag
from kandidater.aapning import Aapning
from oppfolging.kjerne.models import Kontakt
from tests import fabrikker as lag
from tests import klokke
from tests.fabrikker import Parter

pytestmark = pytest.mark.django_db
GRUNN = "Ane er syk, og Kari ringte"


@pytest.fixture
def kari():
    ane = lag.bruker(fornavn="Ane", etternavn="Ansvarlig")
    kari = lag.kandidat(ane, fornavn="Kari", etternavn="Åsen", fase="jobbutvikling")
    kari.notat = "Ring etter tolv"
    kari.save(update_fields=["notat"])
    lag.aapne(kari, av=ane, skal_ikke_deles="Sykdommen")
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, notat="Vil jobbe ute")
    return kari


def adresse(den) -> str:
    return f"/kandidater/{den.pk}/aapnet/"


def side(svar) -> str:
    assert svar.status_code == 200
    return svar.content.decode()


@pytest.mark.parametrize("rolle", ["jobbspesialist", "leder"])
def test_uten_grunn_vises_navnet_og_med_grunn_alt_som_er_skrevet_men_ingenting_kan_endres(client, kari, rolle):
    client.force_login(lag.bruker(rolle))
    foer = side(client.get(adresse(kari)))
    assert "Kari Åsen" in foer
    skjult = ("Ring etter tolv", "Vil jobbe ute", "Sykdommen")
    assert not [ett for ett in skjult if ett in foer]
    assert client.post(adresse(kari), {"grunn": GRUNN}).headers["Location"] == adresse(kari)
    etter = side(client.get(adresse(kari)))
    assert [ett for ett in (*skjult, GRUNN) if ett not in etter] == []
    assert "<form" not in etter.split("<main", 1)[1]
    for annen in ("", "fase/", "opplysninger/", "nummer/"):
        assert client.get(f"/kandidater/{kari.pk}/{annen}").status_code == 404


def test_det_gjelder_ut_dagen_og_ikke_lenger(client, kari):
    kollega = lag.bruker()
    client.force_login(kollega)
    client.post(adresse(kari), {"grunn": GRUNN})
    assert "Ring etter tolv" in side(client.get(adresse(kari)))
    with klokke.stille(timedelta(days=1)):
        client.force_login(kollega)
        assert "Ring etter tolv" not in side(client.get(adresse(kari)))


@pytest.mark.parametrize(
    ("grunn", "godtatt"),
    [
        ("Er i møte", False),
        ("Er i møtet", True),
        ("Ane " + "x" * 251, True),
        ("Ane " + "x" * 252, False),
        ("1234567890", False),
        ("aaaaaaaaaa", False),
        ("aaaaa AAAAA", False),
        (". . . . . .", False),
        ("a b c d e f", False),
        ("12 34 56 78", False),
        ("Vikarierer!", False),
    ],
)
def test_grunnen_er_fra_10_til_255_tegn_og_minst_to_ord(client, kari, grunn, godtatt):
    client.force_login(lag.bruker())
    assert (client.post(adresse(kari), {"grunn": grunn}).status_code == 302) == godtatt
    assert Aapning.objects.exists() == godtatt


def test_lederen_ser_hvem_som_har_aapnet_hvem_naar_og_hvorfor_og_bare_ved_sitt_kontor(client, kari):
    ola = lag.bruker(fornavn="Ola", etternavn="Kollega")
    client.force_login(ola)
    client.post(adresse(kari), {"grunn": GRUNN})
    client.post(adresse(kari), {"grunn": "En helt annen grunn"})  # the first stands
    client.force_login(lag.bruker("leder"))
    vist = side(client.get("/aapninger/"))
    assert [ett for ett in ("Kari Åsen", "Ola Kollega", GRUNN) if ett not in vist] == []
    assert "En helt annen grunn" not in vist
    client.force_login(lag.bruker("leder", paa=lag.ANNET_KONTOR))
    assert "Kari" not in side(client.get("/aapninger/"))


def test_hver_visning_og_hvert_forsok_staar_i_loggen_og_grunnen_staar_der_ikke(client, kari):
    client.force_login(lag.bruker())
    client.get(adresse(kari))
    client.post(adresse(kari), {"grunn": GRUNN})
    client.get(adresse(kari))
    assert [ett.handling for ett in Oppslag.objects.order_by("pk")] == ["aapning", "aapning", "aapnet_kandidat"]
    assert GRUNN not in str(Hendelse.objects.values_list("detaljer"))
    client.force_login(lag.bruker(paa=lag.ANNET_KONTOR))
    assert client.get(adresse(kari)).status_code == 404
    assert Oppslag.objects.latest("pk").utfall == "avvist"


@pytest.mark.parametrize("gradering", [{"gradering": "fortrolig"}, {"skjermet": True}, {"gradering": "ukjent"}])
def test_en_gradert_aapnes_bare_av_leder_med_rett_og_aldri_foer_graderingen_er_besvart(client, gradering):
    den = lag.kandidat(lag.bruker(), **gradering)
    svar = {}
    for hvem, rolle, rett in (
        ("kollega", "jobbspesialist", False),
        ("leder", "leder", False),
        ("betrodd", "leder", True),
    ):
        client.force_login(lag.bruker(rolle, ser_skjermede=rett))
        svar[hvem] = client.get(adresse(den)).status_code
    besvart = gradering.get("gradering") != "ukjent"
    assert svar == {"kollega": 404, "leder": 404, "betrodd": 200 if besvart else 404}


def test_en_kollegas_egen_kontakt_har_ingen_knapper_der(client, kari):
    ola = lag.bruker()
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ola, kanal="sms", naadd=False)
    client.force_login(ola)
    client.post(adresse(kari), {"grunn": GRUNN})
    vist = side(client.get(adresse(kari))).split("<main", 1)[1]
    assert str(Kontakt.objects.latest("tid").pk) not in vist


@pytest.mark.parametrize("setning", ["UPDATE {} SET dag = dag", "DELETE FROM {}", "TRUNCATE {}"])
def test_det_som_er_aapnet_kan_ikke_skrives_om(kari, client, setning):
    client.force_login(lag.bruker())
    client.post(adresse(kari), {"grunn": GRUNN})
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as peker:
        peker.execute(setning.format("kandidater_aapning"))
