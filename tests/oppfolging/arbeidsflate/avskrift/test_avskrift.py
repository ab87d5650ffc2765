"""Text to be copied into Nav's archive or the activity plan, and the note that it was."""

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError, connection, transaction

from inkludering.hendelser.models import Hendelse
from oppfolging.arbeidsflate.innsyn import alt
from oppfolging.kjerne.models import Avskrift
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import NAA, for_

pytestmark = pytest.mark.django_db


@pytest.fixture
def ane():
    return lag.bruker(fornavn="Ane", etternavn="Ansvarlig")


@pytest.fixture
def kari(ane):
    return lag.kandidat(ane, fornavn="Kari", etternavn="Åsen", fase="jobbutvikling", naa=for_(60))


def samtale(kari, ane, **felt):
    return lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, **felt)


def tekster(svar) -> dict[str, str]:
    side = BeautifulSoup(svar.content, "html.parser")
    return {del_["id"].removeprefix("tekst-"): del_.text for del_ in side.select(".avskrift")}


def test_arkivet_faar_det_som_ble_sagt_og_planen_bare_at_dere_snakket_sammen(client, ane, kari):
    kontakt = samtale(kari, ane, notat="Vil jobbe ute")
    client.force_login(ane)
    tekst = tekster(client.get(f"/kandidater/{kari.pk}/avskrift/{kontakt.pk}/"))
    dag = f"{kontakt.dag:%d.%m.%Y}"
    assert tekst["arkiv"] == f"{dag}: Telefon med kandidaten\nVil jobbe ute\nJobbspesialist: Ane Ansvarlig"
    assert tekst["aktivitetsplan"] == f"{dag}: Telefon med Ane Ansvarlig, Nav"


@pytest.mark.parametrize(
    ("felt", "stedene"),
    [
        ({}, {"arkiv", "aktivitetsplan"}),
        ({"naadd": False}, {"arkiv"}),
        ({"kanal": "sms", "naadd": False}, {"arkiv"}),
        ({"kanal": "fysisk", "utfall": "motte_ikke"}, {"arkiv"}),
    ],
)
def test_planen_faar_ingen_kontakt_kandidaten_ikke_var_med_i(client, ane, kari, felt, stedene):
    kontakt = samtale(kari, ane, **felt)
    client.force_login(ane)
    assert set(tekster(client.get(f"/kandidater/{kari.pk}/avskrift/{kontakt.pk}/"))) == stedene


def test_det_som_er_kopiert_noteres_paa_kandidaten_og_staar_i_innsyn(client, ane, kari):
    kontakt = samtale(kari, ane)
    client.force_login(ane)
    svar = client.post(f"/kandidater/{kari.pk}/avskrift/{kontakt.pk}/til/arkiv/", follow=True)
    side = svar.content.decode()
    assert [ett for ett in ("Det er notert", "Tekst kopiert til arkivet") if ett not in side] == []
    rad = Avskrift.objects.get()
    assert (rad.kandidat, rad.kontakt, rad.til, rad.av) == (kari, kontakt, "arkiv", ane)
    assert Hendelse.objects.filter(type="tekst_kopiert", objekt_id=str(kari.pk)).count() == 1
    assert "Kopiert til: Arkivet\nKopiert av: Ane Ansvarlig" in alt.tekst(kari, naa=NAA)


def test_hele_oppfoelgingen_har_bare_det_som_er_nytt_siden_sist_for_hvert_sted(client, ane, kari):
    samtale(kari, ane, notat="Først", naa=for_(3))
    client.force_login(ane)
    adresse = f"/kandidater/{kari.pk}/avskrift/"
    assert "Først" in tekster(client.get(adresse))["arkiv"]
    client.post(f"{adresse}til/arkiv/")
    tekst = tekster(client.get(adresse))
    assert "Først" not in tekst["arkiv"]
    assert "Fase: Jobbutvikling" in tekst["arkiv"]
    assert f"{for_(3):%d.%m.%Y}: Telefon med Ane Ansvarlig" in tekst["aktivitetsplan"]


def test_teksten_er_paa_maalforma_til_kandidaten(client, ane, kari):
    kari.maalform = "nn"
    kari.save(update_fields=["maalform"])
    kontakt = samtale(kari, ane, kanal="fysisk")
    client.force_login(ane)
    assert "Fysisk møte" in tekster(client.get(f"/kandidater/{kari.pk}/avskrift/{kontakt.pk}/"))["arkiv"]
    assert "Oppfølging av Kari Åsen" in tekster(client.get(f"/kandidater/{kari.pk}/avskrift/"))["arkiv"]


def test_et_ukjent_sted_noteres_ikke(client, ane, kari):
    client.force_login(ane)
    assert client.post(f"/kandidater/{kari.pk}/avskrift/til/brevet/").status_code == 404
    assert not Avskrift.objects.exists()


@pytest.mark.parametrize("setning", ["UPDATE {} SET til = 'arkiv'", "DELETE FROM {}", "TRUNCATE {}"])
def test_noteringen_kan_ikke_skrives_om(ane, kari, client, setning):
    client.force_login(ane)
    client.post(f"/kandidater/{kari.pk}/avskrift/til/arkiv/")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as peker:
        peker.execute(setning.format("kjerne_avskrift"))
