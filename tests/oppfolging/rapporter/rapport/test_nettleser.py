"""The leader's day in a real browser: give out a candidate, order the report, wait for the worker, get the file."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.levende import Levende
from tests.nettleser import axe

pytestmark = [pytest.mark.nettleser, pytest.mark.treg]

KONTORET = """
from datetime import timedelta
from tests import fabrikker as lag
from tests.klokke import for_
leder = lag.bruker("leder", epost="lena@nav.example", fornavn="Lena", etternavn="Leder")
leder.set_password("demo"); leder.save()
anne = lag.bruker(fornavn="Anne", etternavn="Berg")
for dager in (40, 20, 2):
    lag.kandidat(anne, naa=for_(dager), fase="kartlegging")
lag.kandidat(None, kontor=leder.kontor, naa=for_(3), fornavn="Kari", etternavn="Venter")
lag.kandidat(None, kontor=leder.kontor, naa=for_(2), fornavn="Ida", etternavn="W" * 60)
lag.arbeidsgiver(None)
"""


@pytest.fixture(scope="module")
def hus(levende: Levende) -> Levende:
    levende.manage("shell", "-v", "0", "-c", KONTORET)
    return levende


@pytest.fixture(autouse=True)
def uten_utkast(hus: Levende) -> None:
    """What one test typed and left is not brought back to the leader of the next."""
    hus.sql("DELETE FROM utkast_utkast")


def inne(side: Page) -> Page:
    side.goto("/logg-inn/")
    side.get_by_label("E-post").fill("lena@nav.example")
    side.get_by_label("Passord").fill("demo")
    side.get_by_role("button", name="Logg inn").click()
    expect(side.get_by_role("heading", name="Kontoret")).to_be_visible()
    return side


def uten_brudd(side: Page) -> None:
    assert list(axe.brudd(side)) == []


def test_siste_kandidat_i_koen_rapporten_og_universell_utforming(hus, ny_side, tmp_path):
    side = inne(ny_side(hus))
    uten_brudd(side)
    side.get_by_role("link", name="Tildel Kari Venter").click()
    uten_brudd(side)
    side.get_by_label("Anne Berg: 3 kandidater, norm 20").check()
    side.get_by_role("button", name="Tildel").click()
    expect(side.get_by_text("Anne Berg er nå ansvarlig, og har 4 kandidater.")).to_be_visible()
    for ett in (side, inne(ny_side(hus, bredde=390))):
        hent_rapporten(ett, tmp_path)


def hent_rapporten(side: Page, mappe: Path) -> None:
    """From the office page by way of who is responsible, without a breach at this width."""
    side.goto("/kontor/")
    uten_brudd(side)
    side.get_by_role("link", name="Anne Berg").click()
    expect(side.get_by_role("rowheader", name="Kari Venter")).to_be_visible()
    uten_brudd(side)
    side.goto("/rapporter/")
    uten_brudd(side)
    side.get_by_role("button", name="Lag rapport").click()
    lenke = side.get_by_role("link", name="Last ned PDF")
    expect(lenke).to_be_visible(timeout=60_000)
    uten_brudd(side)
    with side.expect_download() as nedlasting:
        lenke.click()
    fil = mappe / nedlasting.value.suggested_filename
    nedlasting.value.save_as(fil)
    assert fil.name.startswith("portefoljerapport-5702-")
    assert fil.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize("farger", ["none", "active"])
def test_knappene_kan_leses_ogsaa_med_tvungne_farger_og_lange_navn_sprenger_ikke_bredden(hus, ny_side, farger):
    """At 320 px, with a surname of sixty letters and no space, and a name in the figures."""
    side = inne(ny_side(hus, bredde=320, forced_colors=farger))
    for lenke in (None, "Tildel Ida"):
        if lenke:
            side.get_by_role("link", name=lenke).click()
        assert side.evaluate("document.documentElement.scrollWidth") <= 320
    for knapp in (side.get_by_role("button", name="Tildel"), side.get_by_role("link", name="Avbryt")):
        graa = Image.open(BytesIO(knapp.screenshot())).convert("L")
        inni = graa.crop((4, 4, graa.width - 4, graa.height - 4))
        moerkest, lysest = inni.getextrema()
        assert lysest - moerkest > 100


def test_en_skrevet_dato_velger_egne_datoer(hus, ny_side):
    side = inne(ny_side(hus))
    side.goto("/rapporter/")
    expect(side.get_by_label("Periode")).not_to_have_value("egne")
    side.get_by_label("Til og med").press_sequentially("2")
    expect(side.get_by_label("Periode")).to_have_value("egne")
    expect(side.locator("#kunngjoring")).to_have_text("Egne datoer")


def test_fremdriften_staar_stille_uten_arbeider_og_gaar_videre_naar_den_kommer(hus, ny_side):
    side = inne(ny_side(hus))
    hus.drep("arbeider")
    side.goto("/rapporter/")
    side.get_by_role("button", name="Lag rapport").click()
    expect(side.get_by_text("Rapporten venter på tur.")).to_be_visible()
    expect(side.get_by_role("progressbar")).to_be_visible()
    hus.gjenoppta("arbeider")
    expect(side.get_by_role("link", name="Last ned PDF")).to_be_visible(timeout=60_000)


def test_uten_javascript_lastes_siden_paa_nytt_til_filen_er_der(hus, ny_side):
    side = inne(ny_side(hus, java_script_enabled=False))
    side.goto("/rapporter/")
    side.get_by_role("button", name="Lag rapport").click()
    expect(side.get_by_role("link", name="Last ned PDF")).to_be_visible(timeout=60_000)
