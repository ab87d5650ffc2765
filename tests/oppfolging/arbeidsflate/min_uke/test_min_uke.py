"""The week's plan: by day, with numbers, and the workplaces bundled for a round of visits."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.text import capfirst

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Rolle
from inkludering.felles.datoord import hel
from inkludering.hendelser.models import Oppslag
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging
from tests import fabrikker as lag
from tests.klokke import I_DAG, for_
from tests.oppfolging.loggeskjema import suppe

pytestmark = pytest.mark.django_db


def dagen(om: int) -> str:
    """Its heading; how a day is written has a table of its own (test_datoord.py)."""
    return capfirst(hel(I_DAG + timedelta(days=om), I_DAG))


def setter(kandidat, side: str, dager: int) -> None:
    """Move the routine contact there, in time."""
    dato = Oppfolging.objects.aapne().get(kandidat=kandidat, side=side, art="rytme")
    ansvarlig = kandidat.ansvar.get().bruker
    datoer.flytt(oppfolging=dato, til=I_DAG + timedelta(days=dager), grunn="Avtalt", av=ansvarlig, naa=for_(4))


def skal_besokes(ansvarlig, hos, **felt):
    """A candidate in a job there, whose employer is due tomorrow."""
    den = lag.kandidat(ansvarlig, naa=for_(20), fase="jobbutvikling", **felt)
    lag.forlop(den, hos, av=ansvarlig, naa=for_(5), type="fast", start=I_DAG - timedelta(days=60))
    setter(den, "arbeidsgiver", 1)


def dagene(client) -> dict[str, list[str]]:
    """The names under each heading."""
    side = suppe(client.get("/min-uke/"))
    return {
        " ".join(del_.h2.text.split()): [lenke.text for lenke in del_.select("tbody th a")]
        for del_ in side.select("section.seksjon:not(#besok)")
    }


@pytest.mark.parametrize(
    ("dager", "staar"),
    [
        (-3, {"Over fristen": ["Kari Li"]}),
        (0, {f"I dag {dagen(0).lower()}": ["Kari Li"]}),
        (4, {dagen(4): ["Kari Li"]}),
        (6, {dagen(6): ["Kari Li"]}),
        (7, {}),
    ],
)
def test_uken_er_det_som_er_forfalt_og_sju_dager_fra_i_dag(client, ane, dager, staar):
    setter(lag.kandidat(ane, naa=for_(5), fornavn="Kari", etternavn="Li"), "kandidat", dager)
    assert dagene(client) == staar


def test_hver_linje_har_nummeret_i_klartekst_for_papiret(client, ane):
    setter(lag.kandidat(ane, naa=for_(5), telefon="+4791234567"), "kandidat", 0)
    rad = suppe(client.get("/min-uke/")).select_one("tbody tr")
    assert rad.select_one('[data-etikett="Telefon"]').text == "912 34 567"
    assert [lenke["href"][:4] for lenke in rad.select("td:last-child a")][:2] == ["tel:", "sms:"]


@pytest.fixture
def bakeriet(ane):
    hos = lag.arbeidsgiver(ane, naa=for_(20), navn="Bakeriet AS")
    adresse = {"adresse": "Storgata 1", "postnummer": "7030", "poststed": "TRONDHEIM"}
    Arbeidsgiver.objects.filter(pk=hos.pk).update(**adresse)
    lag.arbeidsgiverkontakt(hos, fornavn="Daria", etternavn="Moen", telefon="+4741112233")
    return hos


def besok(client):
    return suppe(client.get("/min-uke/")).select("#besok .kort")


def test_besoeksrunden_samler_det_som_skal_skje_hos_en_arbeidsplass(client, ane, bakeriet):
    for fornavn, ansvarlig in (("Kari", ane), ("Ola", lag.bruker())):
        skal_besokes(ansvarlig, bakeriet, fornavn=fornavn, etternavn="Li")
    [kort] = besok(client)
    loggen = suppe(client.get(kort.select_one('a[href*="/logg/"]')["href"]))
    assert loggen.select_one("input[name=kanal][checked]")["value"] == "fysisk"
    tekst = " ".join(kort.text.split())
    for ventet in ("Bakeriet AS", "Storgata 1, 7030 Trondheim", "Daria Moen", "411 12 233", "Kari Li", "En kandidat"):
        assert ventet in tekst
    assert "Ola" not in tekst
    assert len(kort.select("li")) == 2


def test_kartet_faar_adressen_og_ingenting_annet(client, ane, bakeriet):
    skal_besokes(ane, bakeriet)
    lenke = besok(client)[0].select_one('a[href^="https:"]')
    assert lenke["href"] == "https://www.openstreetmap.org/search?query=Storgata+1%2C+7030+Trondheim"
    assert lenke["rel"] == ["noreferrer"]


def test_en_kollegas_arbeidsgiver_er_ikke_min_aa_besoeke(client, ane):
    skal_besokes(ane, lag.arbeidsgiver(lag.bruker(), naa=for_(20)))
    assert besok(client) == []


def test_naboer_staar_ved_siden_av_hverandre(client, ane):
    for navn, postnummer in (("A", "7050"), ("B", "7010"), ("C", "7050"), ("D", "")):
        hos = lag.arbeidsgiver(ane, naa=for_(20), navn=navn)
        Arbeidsgiver.objects.filter(pk=hos.pk).update(postnummer=postnummer)
        skal_besokes(ane, hos)
    assert [kort.h3.text for kort in besok(client)] == ["B", "A", "C", "D"]


def test_alle_som_vises_logges_i_ett_oppslag(client, ane):
    mine = [lag.kandidat(ane, naa=for_(5)) for _ in range(2)]
    for den in mine:
        setter(den, "kandidat", 1)
    lag.kandidat(lag.bruker())
    client.get("/min-uke/")
    oppslag = Oppslag.objects.get()
    assert (oppslag.handling, oppslag.utfall, set(oppslag.personer)) == ("min_uke", "tillatt", {ett.pk for ett in mine})


@pytest.mark.parametrize("rolle", [Rolle.LEDER, Rolle.MARKEDSKONTAKT, Rolle.ADMINISTRATOR])
def test_andre_roller_har_ingen_uke(client, rolle):
    client.force_login(lag.bruker(rolle))
    assert client.get("/min-uke/").status_code == 404


def test_det_samme_kortet_staar_en_gang_om_dagen(client, ane, bakeriet):
    skal_besokes(ane, bakeriet)
    skal_besokes(ane, bakeriet)
    assert dagene(client)[dagen(1)].count("Bakeriet AS") == 1


def test_tom_uke_sier_det(client, ane):
    assert "Ingenting har frist den neste uken" in suppe(client.get("/min-uke/")).text


def test_uken_spor_like_mye_for_en_og_tre(client, ane, bakeriet):
    antall = []
    for _ in range(3):
        skal_besokes(ane, bakeriet)
        client.get("/min-uke/")
        with CaptureQueriesContext(connection) as fanget:
            client.get("/min-uke/")
        antall.append(len(fanget))
    assert antall[0] == antall[2]
