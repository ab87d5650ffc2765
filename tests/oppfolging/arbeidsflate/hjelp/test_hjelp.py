"""Each screen has its help, in all three languages, with the words the buttons have."""

import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from oppfolging.arbeidsflate.hjelp import sider
from oppfolging.rapporter.tall import figur
from tests import fabrikker as lag
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import NAV

SPRAAKENE = [kode for kode, _ in settings.LANGUAGES]
# What no page of ours is shown at.
UTEN_SIDE = {
    "brukere:velg_kontor": "no role is chosen yet",
    "brukere:paalogging": "passes on",
    "brukere:paalogget": "passes on",
    "lokalt:post": "the demo's alone",
    "lokalt:melding": "the demo's alone",
    "livez": "for machines",
    "readyz": "for machines",
    "utkast:okt": "a fragment",
    "rapporter:pdf": "a file",
    "oppfolging:velg_arbeidsgiver": "a fragment",
}
ALLE = [(side, ett) for side in sider.SIDER.values() for ett in side.avsnitt]
KNAPPEORD = re.compile(r"«([^»]+)»")


def skjermene() -> set[str]:
    """The addresses that somebody of Nav's is shown a page at."""
    lest = [rad for rad in TABELL if rad.metode == "get" and any(rad.svar.get(hvem) == 200 for hvem in NAV)]
    return {rad.navn for rad in lest if not rad.navn.startswith("portal:")}


def test_hver_skjerm_har_en_hjelpeside_og_ingen_hjelp_er_til_noe_som_ikke_finnes():
    assert skjermene() - UTEN_SIDE.keys() == set(sider.SKJERMER)
    assert len(sider.SKJERMER) == sum(len(side.skjermer) for side in sider.SIDER.values())


@pytest.mark.parametrize(("side", "ett"), ALLE, ids=lambda del_: getattr(del_, "navn", ""))
def test_knappene_heter_det_hjelpen_sier_paa_alle_spraak(side, ett):
    with translation.override("nb"):
        bokmaal = str(ett.tekst)
    for spraak in SPRAAKENE:
        with translation.override(spraak):
            lest = str(ett.tekst)
            assert spraak != "en" or lest != bokmaal
            for ordet in KNAPPEORD.findall(bokmaal):
                assert gettext(ordet) in lest, (spraak, ordet)


def test_knappene_finnes_i_produktet():
    maler = "".join(
        fil.read_text()
        for mappe in ("templates", "oppfolging")
        for fil in (settings.BASE_DIR / mappe).rglob("*.*")
        if fil.suffix in (".html", ".py") and "hjelp" not in fil.parts
    )
    nevnt = {ordet for _, ett in ALLE for ordet in KNAPPEORD.findall(str(ett.tekst))}
    assert len(nevnt) > 20
    assert sorted(ordet for ordet in nevnt if f'"{ordet}"' not in maler) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rolle", "adresse", "hjelpen"),
    [
        ("jobbspesialist", "/", "/hjelp/i-dag/"),
        ("leder", "/kontor/", "/hjelp/kontoret/"),
        ("administrator", "/administrasjon/", "/hjelp/administrasjon/"),
        ("markedskontakt", "/arbeidsgivere/", "/hjelp/arbeidsgiveren/"),
    ],
)
def test_hjelp_paa_siden_leder_til_hjelpen_om_den(client, rolle, adresse, hjelpen):
    client.force_login(lag.bruker(rolle))
    side = BeautifulSoup(client.get(adresse).content, "html.parser")
    assert side.select_one("#hovedmeny").select_one("a[href^='/hjelp/']")["href"] == hjelpen
    assert client.get(hjelpen).status_code == 200


@pytest.mark.parametrize(
    ("spraak", "tekst", "finner"),
    [
        ("nb", "vikar fravær", ["fravaer-og-overlevering"]),
        ("nn", "FRÅVÆR vikar", ["fravaer-og-overlevering"]),
        ("en", "substitute absence", ["fravaer-og-overlevering"]),
        ("nb", "overgang til arbeid", ["tall-og-rapporter"]),
        ("nn", "overgang til arbeid", ["tall-og-rapporter"]),
        ("en", "Heimdal", ["tall-og-rapporter"]),
        ("nb", "finnesikke", []),
        ("nb", "", list(sider.SIDER)),
    ],
)
def test_hjelpen_soekes_i_paa_leserens_spraak(spraak, tekst, finner):
    with translation.override(spraak):
        assert [side.navn for side in sider.finn(tekst)] == finner


@pytest.mark.django_db
def test_hjelpen_om_tallene_sier_hva_hvert_av_dem_betyr_og_tallsiden_leder_dit(client):
    client.force_login(lag.bruker("leder"))
    tallene = BeautifulSoup(client.get("/kontor/tallene/").content, "html.parser")
    adresse = tallene.find("a", string="Hva tallene betyr")["href"]
    side = BeautifulSoup(client.get(adresse).content, "html.parser")
    navnene = [ett.text for ett in side.select("section[aria-labelledby=ordene] h3")]
    assert navnene == [str(tall.definisjon.navn) for tall in figur.alle()]
    assert "Jobbsmak, arbeidstrening, jobber som aldri begynte" in side.text


@pytest.mark.django_db
@pytest.mark.parametrize("side", ["/hjelp/", "/hjelp/i-dag/"])
def test_den_som_moeter_en_feil_faar_vite_hvem_som_hjelper(client, settings, side):
    client.force_login(lag.bruker())
    settings.BRUKERSTOETTE = "hjelp@nav.example"
    med = client.get(side).content.decode()
    assert 'href="mailto:hjelp@nav.example?subject=Feil%20i%20Inkludering"' in med
    assert "Navn og fødselsnummer skal aldri stå i e-posten." in med
    settings.BRUKERSTOETTE = ""
    uten = client.get(side).content.decode()
    assert "mailto:" not in uten
    assert "Si fra til administratoren på kontoret." in uten


@pytest.mark.django_db
def test_et_soek_uten_treff_sier_det(client):
    client.force_login(lag.bruker())
    assert "Ingen treff" in client.get("/hjelp/", {"q": "finnesikke"}).content.decode()
    assert client.get("/hjelp/finnes-ikke/").status_code == 404
