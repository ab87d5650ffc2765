"""Every form of the access table is kept as a draft by who may open it, by nobody else, and is taken up again; what
overwrites says what it was made from, and is refused when that is no more."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup, Tag

from inkludering.felles.versjon import Overskriver
from inkludering.utkast.models import Utkast
from tests.tilgang.rad import Rad
from tests.tilgang.skjemaer import SKJEMAER, alle_som_sender, hvem
from tests.tilgang.verden import Verden

pytestmark = pytest.mark.matrise
ANDRES = "0" * 64
# What a stale page closes is closed (tests/inkludering/utkast/test_versjon.py).
STRAMMES = "oppfolging:kandidat_aapenhet"


def skriv(verden: Verden, rad: Rad, av: str, **felt: str):
    sendt = {"sti": rad.adresse(verden), "felt": urlencode(felt), "endret": " ".join(felt)}
    return verden.klient(av).post("/utkast/lagre/", sendt)


@pytest.mark.parametrize("rad", SKJEMAER, ids=str)
def test_skjemaet_tas_opp_igjen(verden: Verden, rad: Rad):
    for den in alle_som_sender(rad):
        klient = verden.klient(den)
        side = BeautifulSoup(klient.get(rad.adresse(verden)).content, "html.parser")
        tekstfelt = side.select("main form textarea[name], main form input[type=text][name]")
        felt = {tekstfelt[0]["name"]: "kanariutkast"} if tekstfelt else {"ingen": "x"}
        assert skriv(verden, rad, den, **felt).status_code == 204
        igjen = klient.get(rad.adresse(verden)).content.decode()
        assert ("kanariutkast" in igjen) == bool(tekstfelt)
        assert "Hentet fram det du skrev" in igjen


def staar(felt: Tag) -> list[tuple[str, str]]:
    """What a browser sends of a field that nobody has touched."""
    if felt.name == "select":
        valgt = felt.select("option[selected]") or ([] if felt.has_attr("multiple") else felt.select("option")[:1])
        return [(felt["name"], ett.get("value", ett.text)) for ett in valgt]
    if felt.name == "textarea":
        return [(felt["name"], felt.text.removeprefix("\n"))]
    velges = felt.get("type") in ("radio", "checkbox") and not felt.has_attr("checked")
    return [] if velges else [(felt["name"], felt.get("value", "on" if felt.get("type") == "checkbox" else ""))]


@pytest.mark.parametrize("rad", SKJEMAER, ids=str)
def test_det_som_kommer_tilbake_uroert_er_ikke_noe_utkast(verden: Verden, rad: Rad):
    """What came back with faults and was filled in is marked, to be kept by the browser; what stood there is not."""
    klient, adresse = verden.klient(hvem(rad)), rad.adresse(verden)
    if rad.foer:
        rad.foer(verden, klient)
    side = BeautifulSoup(klient.get(adresse).content, "html.parser")
    skjema = side.select_one("main form[method=post]:has(button[type=submit])")
    sendt = [par for felt in skjema.select(":is(input, select, textarea)[name]") for par in staar(felt)]
    svar = klient.post(adresse, urlencode(sendt), content_type="application/x-www-form-urlencoded")
    if svar.status_code == 422:
        igjen = BeautifulSoup(svar.content, "html.parser").select_one("main form input[name=utkast]")
        assert not igjen, igjen


@pytest.mark.parametrize("rad", [rad for rad in SKJEMAER if rad.person], ids=str)
def test_ingen_fra_et_annet_kontor_har_utkast_om_en_kandidat(verden: Verden, rad: Rad):
    assert skriv(verden, rad, "annet_kontor", notat="x").status_code == 404
    assert not Utkast.objects.exists()


@pytest.mark.parametrize("rad", SKJEMAER, ids=str)
def test_en_gammel_fane_overskriver_ingenting(verden: Verden, rad: Rad):
    klient = verden.klient(hvem(rad))
    if rad.foer:
        rad.foer(verden, klient)
    skjema = klient.get(rad.adresse(verden)).context["skjema"]
    if not isinstance(skjema, Overskriver):
        return
    svar = klient.post(rad.adresse(verden), {**rad.data(verden), "versjon": ANDRES})
    assert svar.status_code == 422
    assert "Dette ble endret mens du skrev" in svar.content.decode()
    if rad.navn != STRAMMES:
        assert svar.context["skjema"].versjon == skjema.versjon
