"""The manager's two minutes in a real browser, without scripts: link by e-mail, code by SMS, call me, log out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.nettleser import axe, innboks

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.levende import Levende

pytestmark = [pytest.mark.nettleser, pytest.mark.treg]

TYNGSTE_KB = 100


@pytest.fixture(scope="module")
def hus(levende: Levende) -> Levende:
    levende.manage("seed", "--kontor", "1", "--jobbspesialister", "1", "--kandidater", "20", "--fro", "7")
    return levende


def sjekk(side: Page) -> None:
    """Nothing to object to, and nothing wider than the phone."""
    assert list(axe.brudd(side)) == []
    assert side.evaluate("document.documentElement.scrollWidth") <= side.viewport_size["width"]


def sjekk_stor_tekst(side: Page) -> None:
    """With text twice as large on the smallest screen nothing is beyond the edge, the way out least of all."""
    stor = side.viewport_size
    side.set_viewport_size({"width": 320, "height": 800})
    side.evaluate("document.documentElement.style.fontSize = '200%'")
    utenfor = """[...document.querySelectorAll("body *")].filter(
        (ett) => !ett.closest(".aksel-sr-only, .hopp") && ett.getBoundingClientRect().right > innerWidth + 1
    ).map((ett) => ett.outerHTML.slice(0, 80))"""
    assert side.evaluate(utenfor) == []
    assert side.evaluate("document.documentElement.scrollWidth") <= 320
    side.evaluate("document.documentElement.style.fontSize = ''")
    side.set_viewport_size(stor)


def test_to_minutter_i_portalen(hus, ny_side):
    for nr, bredde in enumerate((390, 1280), start=1):
        side = ny_side(hus, bredde=bredde)
        _logg_inn(hus, side, nr)
        assert side.get_by_text("Kontaktpersonen deres i Nav", exact=True).is_visible()
        _bekreft(hus, side, nr)
        assert side.get_by_role("heading", name="Forløp som pågår").is_visible()
        side.get_by_role("button", name="Nynorsk").click()
        sjekk_stor_tekst(side)
        side.get_by_role("button", name="Bokmål").click()
        side.get_by_role("button", name="Be om å bli oppringt").first.click()
        assert side.get_by_text("Takk. Vi ringer senest").is_visible()
        sjekk(side)
        side.get_by_role("button", name="Logg ut").click()
        assert side.get_by_text("Du er logget ut.").is_visible()


def test_portalen_virker_uten_skript(hus, ny_side):
    den = "arbeidsgiver1@demo.example"
    foer = len(innboks.brev_til(hus, den))
    side = ny_side(hus, bredde=390, java_script_enabled=False)
    side.goto("/portal/")
    side.get_by_label("E-postadresse").fill(den)
    side.get_by_role("button", name="Send meg en lenke").click()
    side.goto(innboks.lenken_i(innboks.vent_paa_brev(hus, den, foer + 1)))
    side.get_by_role("button", name="Logg inn").click()
    assert side.get_by_text("Kontaktpersonen deres i Nav", exact=True).is_visible()


def _logg_inn(hus: Levende, side: Page, nr: int) -> None:
    den = f"arbeidsgiver{nr}@demo.example"
    foer = len(innboks.brev_til(hus, den))
    side.goto("/portal/")
    sjekk(side)
    side.get_by_role("button", name="Send meg en lenke").click()
    sjekk(side)
    side.get_by_label("E-postadresse").fill(den)
    side.get_by_role("button", name="Send meg en lenke").click()
    sjekk(side)
    side.goto(innboks.lenken_i(innboks.vent_paa_brev(hus, den, foer + 1)))
    sjekk(side)
    vekt = veid(side, lambda: side.get_by_role("button", name="Logg inn").click())
    assert vekt < TYNGSTE_KB * 1024
    sjekk(side)


def _bekreft(hus: Levende, side: Page, nr: int) -> None:
    side.get_by_role("link", name="Bekreft med kode").click()
    sjekk(side)
    side.get_by_role("button", name="Send kode til mobilen").click()
    side.get_by_role("button", name="Bekreft").click()
    sjekk(side)
    side.get_by_label("Kode fra SMS").fill(innboks.vent_paa_kode(hus, nr))
    side.get_by_role("button", name="Bekreft").click()
    sjekk(side)


def veid(side: Page, handling: Callable[[], None]) -> int:
    """How many bytes came over the wire while this was done."""
    storrelser: list[int] = []
    side.on("requestfinished", lambda fra: storrelser.append(fra.sizes()["responseBodySize"]))
    handling()
    side.wait_for_load_state("networkidle")
    return sum(storrelser)
