"""Every form of the access table is kept as a draft by who may open it, by nobody else, and is taken up again."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup

from inkludering.utkast.models import Utkast
from tests.tilgang.rad import Rad
from tests.tilgang.skjemaer import SKJEMAER, hvem
from tests.tilgang.verden import Verden

pytestmark = pytest.mark.matrise


def skriv(verden: Verden, rad: Rad, av: str, **felt: str):
    sendt = {"sti": rad.adresse(verden), "felt": urlencode(felt), "endret": " ".join(felt)}
    return verden.klient(av).post("/utkast/lagre/", sendt)


@pytest.mark.parametrize("rad", SKJEMAER, ids=str)
def test_skjemaet_tas_opp_igjen(verden: Verden, rad: Rad):
    klient = verden.klient(hvem(rad))
    side = BeautifulSoup(klient.get(rad.adresse(verden)).content, "html.parser")
    tekstfelt = side.select("main form textarea[name], main form input[type=text][name]")
    felt = {tekstfelt[0]["name"]: "kanariutkast"} if tekstfelt else {"ingen": "x"}
    assert skriv(verden, rad, hvem(rad), **felt).status_code == 204
    igjen = klient.get(rad.adresse(verden)).content.decode()
    assert ("kanariutkast" in igjen) == bool(tekstfelt)
    assert "Hentet fram det du skrev" in igjen


@pytest.mark.parametrize("rad", [rad for rad in SKJEMAER if rad.person], ids=str)
def test_ingen_fra_et_annet_kontor_har_utkast_om_en_kandidat(verden: Verden, rad: Rad):
    assert skriv(verden, rad, "annet_kontor", notat="x").status_code == 404
    assert not Utkast.objects.exists()
