"""Agreeing on a meeting from the card of a candidate."""

from datetime import timedelta

import pytest

from oppfolging.kjerne.models import Oppfolging, Side
from tests import fabrikker as lag
from tests.klokke import I_DAG, for_
from tests.oppfolging.loggeskjema import langt, logg, no, suppe, utfylt

pytestmark = pytest.mark.django_db


@pytest.fixture
def ola(ane):
    return lag.kandidat(ane, naa=for_(2), fase="kartlegging")


def dato(kandidat) -> Oppfolging:
    return Oppfolging.objects.aapne().rytme().get(kandidat=kandidat, side=Side.KANDIDAT)


def test_motet_avtales_fra_kortet_og_staar_der_med_tid_og_sted(client, ola):
    rad = dato(ola)
    side = f"/kandidater/{ola.pk}/"
    lenke = suppe(client.get(side)).select_one(f'a[href^="/oppfolginger/{rad.pk}/mote/"]')
    skjema = suppe(client.get(lenke["href"])).select_one("form.kort")
    assert skjema.select_one("input[name=til]")["value"] == no(rad.frist)
    svar = client.post(lenke["href"], {"til": no(rad.frist), "klokkeslett": "10", "sted": "Biblioteket"}, follow=True)
    assert svar.redirect_chain == [(side, 302)]
    assert f"Møtet er avtalt {langt(rad.frist)} kl. 10.00." in suppe(svar).text
    assert "kl. 10.00, Biblioteket" in suppe(svar).text
    assert "kl. 10.00" in suppe(client.get("/")).select_one("tbody").text


@pytest.mark.parametrize(
    ("felt", "sier"),
    [
        ({"klokkeslett": ""}, "Skriv klokkeslettet."),
        ({"klokkeslett": "ti"}, "Skriv klokkeslettet som tt.mm"),
        ({"til": no(I_DAG - timedelta(days=1))}, "Datoen er passert."),
        ({"til": no(I_DAG + timedelta(days=60))}, "Skriv hvorfor fristen flyttes."),
    ],
)
def test_det_som_mangler_sies_og_ingenting_avtales(client, ola, felt, sier):
    rad = dato(ola)
    utfylling = {"til": no(rad.frist), "klokkeslett": "10", "bekreft_til": "on"} | felt
    svar = client.post(f"/oppfolginger/{rad.pk}/mote/", utfylling)
    assert svar.status_code == 422
    assert sier in suppe(svar).text
    assert not Oppfolging.objects.moter().exists()


def test_kvitteringen_for_en_telefon_sier_at_motet_staar(client, ola):
    rad = dato(ola)
    client.post(f"/oppfolginger/{rad.pk}/mote/", {"til": no(rad.frist), "klokkeslett": "10", "sted": ""})
    svar = client.post(logg(ola), utfylt(client.get(logg(ola))) | {"side": "kandidat"}, follow=True)
    assert f"Møtet dere har avtalt, står: {langt(rad.frist)} kl. 10.00." in suppe(svar).text
