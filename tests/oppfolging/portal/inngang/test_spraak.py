"""The language that was chosen holds on every page of the portal, also where nobody is logged in."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from arbeidsgivere.portaltilgang import lenker
from oppfolging.portal import meldinger
from tests.klokke import klokka

ENGELSK = {"accept-language": "en"}
AAPNE = ["/portal/logg-inn/", "/portal/lenke-sendt/", "/portal/inn/"]


def spraaket(svar) -> str:
    return svar.content.decode().partition('<html lang="')[2][:2]


def snakker(sted, maalform) -> None:
    sted.leif.maalform = maalform
    sted.leif.save()


def aapne_lenken(client, sted, *, brukt=False):
    lenke = lenker.lag(kontakt=sted.kontakt, er_invitasjon=False, naa=klokka())
    sti = urlsplit(meldinger.adresse(str(lenke.pk))).path
    if brukt:
        lenker.trekk(sted.kontakt, naa=klokka())
    return client.get(sti, headers=ENGELSK, follow=True)


def test_etter_utloggingen_er_banner_og_side_paa_det_valgte_spraaket(bekreftet, sted):
    snakker(sted, "nn")
    svar = bekreftet.post("/portal/logg-ut/", headers=ENGELSK, follow=True)
    assert spraaket(svar) == "nn"
    assert "Du er logga ut." in svar.content.decode()


@pytest.mark.parametrize(("brukt", "status"), [(False, 200), (True, 410)])
def test_lenken_leder_til_en_side_paa_spraaket_til_den_som_fikk_den(client, sted, brukt, status):
    snakker(sted, "nn")
    svar = aapne_lenken(client, sted, brukt=brukt)
    assert (svar.status_code, spraaket(svar)) == (status, "nn")


@pytest.mark.parametrize("side", AAPNE)
def test_uten_innlogging_velges_spraaket_nederst_og_siden_vises_igjen(client, db, side):
    foer = client.get(side, headers=ENGELSK)
    assert spraaket(foer) == "en"
    navn = foer.content.decode().partition('name="side" value="')[2].partition('"')[0]
    svar = client.post("/portal/spraak/", {"spraak": "nn", "side": navn}, headers=ENGELSK)
    assert svar.url == side
    assert spraaket(client.get(side, headers=ENGELSK)) == "nn"
    kaken = client.cookies["spraak"]
    assert (kaken.value, kaken["httponly"], kaken["samesite"]) == ("nn", True, "Lax")


def test_paa_kodesiden_blir_en_paa_kodesiden_og_en_fremmed_side_leder_til_forsiden(innlogget, sted):
    svar = innlogget.post("/portal/spraak/", {"spraak": "nn", "side": "kode"}, follow=True)
    assert (svar.redirect_chain, spraaket(svar)) == ([("/portal/kode/", 302)], "nn")
    sted.leif.refresh_from_db()
    assert sted.leif.maalform == "nn"
    assert innlogget.post("/portal/spraak/", {"spraak": "nn", "side": "//ond.example"}).url == "/portal/"


def test_etter_koden_sporres_det_ikke_en_gang_til_og_fanen_har_portalens_navn(bekreftet):
    assert bekreftet.get("/portal/kode/").url == "/portal/"
    assert "– Nav for arbeidsgivere</title>" in bekreftet.get("/portal/").content.decode()
