"""The kontaktperson logs and moves the employer's side of a colleague's candidate, and learns no more of them."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from inkludering.felles.arbeidsdager import samme_eller_neste
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Kontakt, Oppfolging, Side
from tests import fabrikker as lag
from tests.klokke import I_DAG, for_, klokka
from tests.oppfolging.loggeskjema import utfylt

pytestmark = pytest.mark.django_db
HENVIST, SLUTT = I_DAG - timedelta(days=61), I_DAG + timedelta(days=83)


@pytest.fixture
def forlop(client):
    """A candidate of a colleague's who lets employers know nothing, at an employer of mine."""
    ane, kollega = lag.bruker(), lag.bruker()
    client.force_login(ane)
    kari = lag.kandidat(kollega, naa=for_(60), henvist_dato=HENVIST, fase="jobbutvikling")
    return lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(60)), av=kollega, naa=for_(1), slutt=SLUTT)


def datoen(forlop) -> Oppfolging:
    return Oppfolging.objects.aapne().rytme().get(forlop=forlop, side=Side.ARBEIDSGIVER)


@pytest.mark.parametrize("side", ["/forlop/{f}/logg/", "/oppfolginger/{d}/flytt/", "/oppfolginger/{d}/mote/"])
def test_hvem_det_er_henvisningen_og_slutten_staar_ikke_i_skjemaene(client, forlop, side):
    adresse = side.format(f=forlop.pk, d=datoen(forlop).pk) + "?fra=kandidat"
    tekst = client.get(adresse).content.decode()
    for hemmelig in (str(forlop.kandidat_id), f"{HENVIST:%d.%m.%Y}", f"{SLUTT:%d.%m.%Y}"):
        assert hemmelig not in tekst, hemmelig


def test_en_dag_foer_henvisningen_avvises_uten_aa_si_naar_den_var(client, forlop):
    adresse = f"/forlop/{forlop.pk}/logg/"
    for_tidlig = {"naar": "annen", "dag": f"{HENVIST - timedelta(days=1):%d.%m.%Y}"}
    svar = client.post(adresse, utfylt(client.get(adresse)) | for_tidlig)
    assert svar.status_code == 422
    assert "Kontakten kan ikke ha vært den dagen." in svar.content.decode()
    assert f"{HENVIST:%d.%m.%Y}" not in svar.content.decode()


def test_de_kommer_tilbake_til_en_side_de_kan_aapne(client, forlop):
    dato = datoen(forlop)
    flytt = f"/oppfolginger/{dato.pk}/flytt/?fra=kandidat"
    nytt = {"til": f"{samme_eller_neste(dato.frist + timedelta(days=1)):%d.%m.%Y}", "grunn": "De har ferie"}
    svar = client.post(flytt, nytt)
    assert svar["Location"] == f"/forlop/{forlop.pk}/"
    logg = f"/forlop/{forlop.pk}/logg/"
    client.post(logg, utfylt(client.get(logg)))
    kontakt = Kontakt.objects.get()
    rett = f"/kontakter/{kontakt.pk}/rett/"
    assert str(forlop.kandidat_id) not in client.get(rett).content.decode()
    assert client.post(rett, utfylt(client.get(rett)))["Location"] == f"/arbeidsgivere/{forlop.arbeidsgiver.orgnr}/"


def test_kvitteringen_for_kartleggingen_sier_bare_datoer_alle_kan_vite(client, forlop):
    hos_dem = Oppfolging.objects.aapne().filter(forlop=forlop, side=Side.ARBEIDSGIVER)
    evaluering, rytmen = hos_dem.exclude(art="rytme").first(), hos_dem.get(art="rytme")
    for dato, til in ((evaluering, I_DAG), (rytmen, I_DAG + timedelta(days=10))):
        datoer.flytt(oppfolging=dato, til=til, grunn="Haster", av=lag.bruker(), naa=klokka())
    client.force_login(lag.bruker())
    kartlagt = f"/arbeidsgivere/{forlop.arbeidsgiver.orgnr}/kartlagt/"
    svar = client.post(kartlagt, {"dato": f"{I_DAG:%d.%m.%Y}"}, follow=True)
    assert "Kartleggingen er notert." in svar.content.decode()
    assert "i dag" not in BeautifulSoup(svar.content, "html.parser").select_one("#meldinger").text
