"""The introduction: offered on each page until begun or passed by, left anywhere and taken up again there."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from inkludering.brukere.roller import Rolle
from oppfolging.arbeidsflate.velkommen.steg import STEGENE
from tests import fabrikker as lag

TILBUDET = "Ny her?"


def steget(client) -> str:
    return BeautifulSoup(client.get("/velkommen/").content, "html.parser").select_one("#steget").text


@pytest.mark.django_db
@pytest.mark.parametrize("rolle", list(Rolle))
def test_hver_rolle_kommer_gjennom_og_kan_aapne_hver_side(client, rolle):
    client.force_login(lag.bruker(rolle))
    stegene = STEGENE[rolle]
    for nr, steg in enumerate(stegene, start=1):
        assert steget(client) == str(steg.tittel)
        assert client.get(reverse(steg.side)).status_code == 200
        svar = client.post(f"/velkommen/{nr}/")
        assert svar.url == ("/" if nr == len(stegene) else "/velkommen/")
    assert steget(client) == str(stegene[0].tittel)


@pytest.mark.django_db
def test_introduksjonen_tas_opp_igjen_der_den_ble_forlatt_og_tilbys_ikke_mer(client):
    client.force_login(lag.bruker())
    assert TILBUDET in client.get("/").content.decode()
    client.post("/velkommen/2/")
    assert TILBUDET not in client.get("/").content.decode()
    assert steget(client) == str(STEGENE[Rolle.JOBBSPESIALIST][2].tittel)


@pytest.mark.django_db
def test_den_som_hopper_over_spoerres_ikke_igjen_og_finner_den_fra_hjelpen(client):
    client.force_login(lag.bruker())
    client.post(f"/velkommen/{len(STEGENE[Rolle.JOBBSPESIALIST])}/")
    side = client.get("/hjelp/").content.decode()
    assert TILBUDET not in side
    assert 'href="/velkommen/"' in side


@pytest.mark.django_db
def test_et_steg_som_ikke_finnes_er_ikke_der(client):
    ane = lag.bruker()
    client.force_login(ane)
    assert client.post("/velkommen/99/").status_code == 404
    ane.refresh_from_db()
    assert ane.intro_steg is None
