"""Walking from page to page as one person, and judging each page at desktop and phone width."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

BREDDER = (1280, 390)
# WCAG 2.2 at A and AA, and what the makers of axe advise besides. Targets of 24 px must be asked for by name.
VALG = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
AXE = "valg => axe.run(valg).then(svar => svar.violations)"
# A form comes back with what is wrong; else there is another page.
SVART = "main:not([data-sendt]), .aksel-error-summary"
OVERLAPPER = "document.documentElement.scrollWidth - window.innerWidth"


class Vandring:
    """One person's browser. `funn` collects what was wrong, `besokt` the names of the addresses shown."""

    def __init__(self, side: Page, hvem: str, besokt: set[str]) -> None:
        self.side, self.hvem, self.besokt = side, hvem, besokt
        self.funn: list[str] = []

    def til(self, adresse: str, navn: str) -> None:
        """Go there, and judge the page."""
        self.side.goto(adresse)
        self.sjekk(navn)

    def send(self, navn: str, **felt: str) -> None:
        """Type into the page's form, post it, and judge what comes of it."""
        skjema = self.side.locator("main form[method=post]").first
        for felt_navn, verdi in felt.items():
            felt = skjema.locator(f"[name={felt_navn}]").first
            felt.fill(verdi)
            felt.blur()  # what hangs below a field covers the button
        self.side.locator("main").evaluate("main => { main.dataset.sendt = ''; }")
        skjema.locator("button[type=submit]:not([form])").first.click()
        self.side.locator(SVART).first.wait_for(state="attached")
        self.side.wait_for_load_state()
        self.sjekk(navn)

    def sjekk(self, navn: str) -> None:
        with suppress(Resolver404):
            self.besokt.add(resolve(urlsplit(self.side.url).path).view_name)
        for bredde in BREDDER:
            self.side.set_viewport_size({"width": bredde, "height": 900})
            self.funn += [f"{self.hvem}/{navn} {bredde}: {feil}" for feil in self._feil()]
            if mappe := os.environ.get("SKJERMBILDER"):
                self.side.screenshot(path=Path(mappe) / f"{self.hvem}-{navn}-{bredde}.png", full_page=True)

    def _feil(self) -> Iterator[str]:
        if not self.side.evaluate("'axe' in window"):
            self.side.evaluate(AXE_SCRIPT)
        for brudd in self.side.evaluate(AXE, VALG):
            yield f"{brudd['id']}: {[node['html'][:150] for node in brudd['nodes'][:3]]}"
        if (piksler := self.side.evaluate(OVERLAPPER)) > 0:
            yield f"{piksler} px wider than the screen"


def logg_inn(side: Page, lokal: str) -> None:
    """Log in as one of the demo's users."""
    side.goto("/logg-inn/")
    side.get_by_label("E-post").fill(f"{lokal}@demo.example")
    side.get_by_label("Passord").fill("demo")
    side.get_by_role("button", name="Logg inn").click()
    side.get_by_role("button", name="Logg ut").or_(side.get_by_role("button", name="Meny")).first.wait_for()
