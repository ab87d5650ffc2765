"""The page of who may do what has every address of the house, and says the same as the access table."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup

from oppfolging.arbeidsflate.tilganger import matrise
from oppfolging.arbeidsflate.tilganger.ord import OMRAADER
from tests import fabrikker as lag
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import ROLLE

ALLE = [hva for _tittel, gjoremaal in OMRAADER for hva in gjoremaal]
INNE = {rad.navn: set() for rad in TABELL}
for rad in TABELL:
    INNE[rad.navn] |= {ROLLE[hvem] for hvem, status in rad.svar.items() if status < 400 and hvem in ROLLE}
# Whom the world of the table lets do it only after something else.
ETTERPAA = {"kandidat_innsyn", "kandidat_innsynslogg", "kandidat_innsynspakke", "naerstaaende_fjern"}


def test_hver_adresse_staar_i_ord_en_gang():
    antall = Counter(navn for hva in ALLE for navn in hva.adresser)
    assert sorted(antall.keys() ^ matrise.regler().keys()) == []
    assert [navn for navn, ganger in antall.items() if ganger > 1] == []


@pytest.mark.parametrize("hva", ALLE, ids=lambda hva: hva.adresser[0])
def test_ordene_sier_de_samme_rollene_for_alle_adressene_og_de_samme_som_tilgangstabellen(hva):
    (slipper,) = matrise.roller(hva)
    for navn in hva.adresser:
        if matrise.ANONYM not in slipper:
            mangler = slipper - INNE[navn]
            assert INNE[navn] <= slipper, navn
            assert not mangler or navn.removeprefix("oppfolging:") in ETTERPAA, (navn, mangler)


@pytest.mark.django_db
@pytest.mark.parametrize("rolle", ["leder", "administrator"])
def test_siden_viser_hver_rolle_for_hvert_gjoeremaal(client, rolle):
    client.force_login(lag.bruker(rolle))
    side = BeautifulSoup(client.get("/tilganger/").content, "html.parser")
    rader = {rad.th.find(string=True): [celle.text for celle in rad.find_all("td")] for rad in side.select("tbody tr")}
    assert len(rader) == len(ALLE)
    assert rader["Se hvem som har åpnet hva, og hvorfor"] == ["Nei", "Ja", "Nei", "Nei", "Nei"]
    assert rader["Lese og endre en kandidat"] == ["Ja", "Nei", "Nei", "Nei", "Nei"]
    assert rader["Logge inn og ut"] == ["Ja"] * 5
