"""Two people of one name are told apart by the year they were born in."""

import pytest
from bs4 import BeautifulSoup

from inkludering.felles.nummer import fodselsaar
from kandidater import navnelike
from oppfolging.varsling import generering
from tests import fabrikker as lag
from tests.klokke import for_, klokka

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("nummer", "aar"), [("04839132137", "91"), ("44839132137", "91"), ("01010750160", "07"), ("31129956715", "99")]
)
def test_aaret_staar_i_nummeret_ogsaa_i_et_d_nummer(nummer, aar):
    assert fodselsaar(nummer) == aar


def test_bare_de_som_heter_det_samme_faar_aaret_og_bare_mine(django_assert_num_queries):
    ane = lag.bruker()
    en, to, tre = (
        lag.kandidat(ane, fornavn="Sunná", etternavn=navn) for navn in ("Näkkäläjärvi", "Näkkäläjärvi", "Li")
    )
    andres = lag.kandidat(lag.bruker(), fornavn="Sunná", etternavn="Moe")
    navn = {den.pk: den.navn for den in (en, to, tre, andres)}
    with django_assert_num_queries(1):
        skilt = navnelike.skill(ane, navn)
    assert skilt == navn | {den.pk: f"{den.navn} (f. {den.fodselsnummer[4:6]})" for den in (en, to)}
    with django_assert_num_queries(0):
        assert navnelike.skill(ane, {tre.pk: tre.navn}) == {tre.pk: tre.navn}


def test_listene_mine_skiller_dem(client):
    ane = lag.bruker()
    to = [lag.kandidat(ane, naa=for_(20), fornavn="Sunná", etternavn="Li") for _ in range(2)]
    generering.generer(naa=klokka())
    client.force_login(ane)
    client.post("/sok/", {"q": "sunná"})
    for adresse in ("/", "/kandidater/", "/sok/", "/paaminnelser/", "/min-uke/"):
        side = BeautifulSoup(client.get(adresse).content, "html.parser")
        assert {celle.a.text for celle in side.select("tbody th")} == {
            f"Sunná Li (f. {den.fodselsnummer[4:6]})" for den in to
        }
