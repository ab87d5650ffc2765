"""The front page as its readers meet it."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.db.models.sql.compiler import SQLCompiler
from django.template import Node
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver

from inkludering.brukere.models import Rolle
from inkludering.hendelser.models import Oppslag, Utfall
from tests import fabrikker as lag
from tests import klokke
from tests.kalender import MOMENTER
from tests.klokke import for_
from tests.oppfolging.loggeskjema import suppe

pytestmark = pytest.mark.django_db


def navnene(side: BeautifulSoup) -> list[str]:
    return [lenke.text for lenke in side.select('.portefolje th[scope=row] a[href^="/kandidater/"]')]


def test_tom_portefolje_sier_hva_man_kan_gjore(client, ane):
    side = suppe(client.get("/"))
    assert "Ingen kandidater ennå" in side.text
    assert "0/20" in side.select_one(".belastning").text
    assert not Oppslag.objects.exists()


def test_over_normen_varsles(client, ane):
    ane.tilknytning.kontor.norm = 1
    ane.tilknytning.kontor.save(update_fields=["norm"])
    for _ in range(2):
        lag.kandidat(ane)
    assert "2/1" in (belastning := suppe(client.get("/")).select_one(".belastning").text)
    assert "Over normen" in belastning


def test_tellerne_filtrerer_listen_og_viser_hvilken_som_er_valgt(client, ane):
    sen, ny = lag.kandidat(ane, naa=for_(20)), lag.kandidat(ane)
    side = suppe(client.get("/"))
    assert navnene(side) == [sen.navn, ny.navn]
    assert side.select_one(".teller[aria-current]").text.split() == ["2", "Alle"]
    for ord_ in ("forfalt_rod", "forfalt_nylig"):  # one count, whatever the colour
        side = suppe(client.get("/", {"status": ord_}))
        assert navnene(side) == [sen.navn]
        assert side.select_one(".teller[aria-current]").text.split() == ["1", "Over", "fristen"]
    assert "Ingen med denne statusen" in suppe(client.get("/", {"status": "forsokt"})).text
    assert len(navnene(suppe(client.get("/", {"status": "'; tull"})))) == 2


def test_status_staar_som_form_og_ord(client, ane):
    with klokke.paa("2026-11-26T09:00"):
        client.force_login(ane)
        lag.kandidat(ane, naa=lag.oslo(2026, 11, 6))  # the date was Friday the 13th
        status = suppe(client.get("/")).select_one(".portefolje .status")
    assert status.text.strip() == "9 virkedager over fristen"
    assert "forfalt_rod" in status["class"]  # which gives the shape: test_siden


def test_hver_visning_skriver_ett_oppslag_med_alle_som_vises(client, ane):
    bo = lag.bruker()
    egne = [lag.kandidat(ane), lag.kandidat(ane, naa=for_(20))]
    kollegas = lag.kandidat(bo, fase="jobbutvikling")
    lag.forlop(kollegas, lag.arbeidsgiver(ane), av=bo)
    client.get("/")
    oppslag = Oppslag.objects.get()
    assert (oppslag.handling, oppslag.utfall) == ("portefolje", Utfall.TILLATT)
    assert set(oppslag.personer) == {kandidat.pk for kandidat in (*egne, kollegas)}
    client.get("/", {"status": "forfalt_rod"})
    assert Oppslag.objects.latest("pk").personer == [egne[1].pk]


@pytest.mark.parametrize(
    ("rolle", "hjem"),
    [
        (Rolle.LEDER, "/kontor/"),
        (Rolle.MARKEDSKONTAKT, "/arbeidsgivere/"),
        (Rolle.ADMINISTRATOR, "/administrasjon/"),
    ],
)
def test_andre_roller_sendes_til_sin_side(client, rolle, hjem):
    client.force_login(lag.bruker(rolle))
    svar = client.get("/")
    assert (svar.status_code, svar["Location"]) == (302, hjem)


def test_arbeidsgiver_sendes_til_portalen(client):
    client.force_login(lag.portalbruker(lag.arbeidsgiverkontakt(lag.arbeidsgiver(lag.bruker()))))
    assert client.get("/")["Location"] == "/portal/"


@pytest.mark.parametrize("dag", MOMENTER)
def test_siden_spor_like_mye_hvilken_dag_det_er_og_hvor_mange_den_viser(client, ane, dag):
    """A clock that stands, as the session is written once a minute."""
    with klokke.paa(MOMENTER[dag], gaar=False):
        client.force_login(ane)
        antall = []
        for viser, ansvarlig in enumerate((lag.bruker(), ane, ane, ane)):
            kari = lag.kandidat(ansvarlig, fase="jobbutvikling")
            lag.forlop(kari, lag.arbeidsgiver(ane), av=ansvarlig)
            antall.append(sporringer(client, viser=viser))
    assert antall == [5, 5, 5, 5]


def sporringer(client, *, viser: int) -> int:
    with CaptureQueriesContext(connection) as fanget:
        assert len(navnene(suppe(client.get("/")))) == viser
    return len(fanget)


def test_tastaturet_gaar_fra_navnet_til_logg_i_hver_rad(client, ane):
    lag.kandidat(ane, fornavn="Kari", etternavn="Li")
    rad = suppe(client.get("/")).select_one(".portefolje tbody")
    assert [" ".join(lenke.text.split()) for lenke in rad.select("a[href]")] == [
        "Kari Li",
        "Ring Kari Li",
        "SMS til Kari Li",
        "Logg kontakt med Kari Li",
    ]
    assert not rad.select("[tabindex]")


def test_siden_lager_ikke_sql_og_adresser_paa_nytt_for_hver_rad(client, ane, monkeypatch):
    """Its questions are made once in the life of the process: what is left is the session's."""
    talt = Counter()
    for klasse, navn in ((SQLCompiler, "as_sql"), (URLResolver, "_reverse_with_prefix"), (Node, "render_annotated")):
        monkeypatch.setattr(klasse, navn, tellende(talt, navn, getattr(klasse, navn)))
    antall = []
    for _ in range(3):
        lag.forlop(lag.kandidat(ane, fase="jobbutvikling"), lag.arbeidsgiver(ane), av=ane)
        talt.clear()
        client.get("/")
        antall.append(Counter(talt))
    del antall[0]  # the first of the process
    assert antall[0]["as_sql"] == antall[1]["as_sql"] == 1
    assert antall[0]["_reverse_with_prefix"] == antall[1]["_reverse_with_prefix"] == 0
    # The row, the form that may open below it, and the date at its employer.
    assert antall[1]["render_annotated"] - antall[0]["render_annotated"] <= 15


def tellende(talt, navn, ekte):
    def tell(*args, **kwargs):
        talt[navn] += 1
        return ekte(*args, **kwargs)

    return tell
