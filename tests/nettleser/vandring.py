"""Walking from page to page as one person, and judging each page: wide, narrow, in large text, in forced colours."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.nettleser import axe

BREDDER = (1280, 390)
SMALT = 320  # a small phone, and 1280 px at 400 %
DOBBELT = {"standard": 32, "fixed": 26}  # px: the browser's text at 200 %
VANLIG = {"standard": 16, "fixed": 13}
# WCAG 2.2 at A and AA, and what the makers of axe advise besides. Targets of 24 px must be asked for by name.
VALG: dict[str, Any] = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
}
# What the colours are is the system's to say, and axe reads those the page would have had.
VALG_EGNE = VALG | {"rules": VALG["rules"] | {"color-contrast": {"enabled": False}}}
# What axe cannot read: words in the system's colours lie on a plate of its canvas, unless they keep their own.
FORSVINNER = """() => {
    const tall = farge => farge.match(/[\\d.]+/g).map(Number);
    const lys = farge => tall(farge).slice(0, 3).map(v => v / 255)
        .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
        .reduce((sum, v, nr) => sum + v * [.2126, .7152, .0722][nr], 0);
    const bak = e => !e || tall(getComputedStyle(e).backgroundColor)[3] !== 0
        ? getComputedStyle(e ?? document.body).backgroundColor : bak(e.parentElement);
    const skrevet = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !e.matches("option");
    return [...document.querySelectorAll("body *")].filter(e => skrevet(e) && e.checkVisibility()).filter(e => {
        const stil = getComputedStyle(e), under = stil.forcedColorAdjust === "auto" ? document.body : e;
        const [mest, minst] = [lys(stil.color), lys(bak(under))].sort((a, b) => b - a);
        return (mest + .05) / (minst + .05) < 4.5;
    }).slice(0, 3).map(e => e.outerHTML.slice(0, 150));
}"""
# A form comes back with what is wrong; else there is another page.
SVART = "main:not([data-sendt]), .aksel-error-summary"
DOBLE = "document.documentElement.style.fontSize = '200%'"
HALVER = "document.documentElement.style.fontSize = ''"
# The states that are also judged in forced colours: one of each kind of page, form and message.
I_EGNE_FARGER = {
    *("innlogging-feil", "i-dag", "i-dag-skjema-feil", "i-dag-flytt", "paaminnelser", "min-uke", "kandidater"),
    *("kandidat", "logg-arbeidsgiver-flere", "kvittering", "forlop-nytt-velger", "forlop", "arbeidsgivere"),
    *("arbeidsgiver", "okta-er-snart-ute", "kontor", "tallene", "rapport", "jobbspesialist", "administrasjon"),
    *("hjem", "hjem-bekreftet"),
}
OVERLAPPER = "document.documentElement.scrollWidth - window.innerWidth"


class Vandring:
    """One person's browser. `funn` collects what was wrong, `besokt` the names of the addresses shown."""

    def __init__(self, side: Page, hvem: str, besokt: set[str]) -> None:
        self.side, self.hvem, self.besokt = side, hvem, besokt
        self.funn: list[str] = []
        self.skrift = side.context.new_cdp_session(side)
        axe.klargjor(side.context)

    def til(self, adresse: str, navn: str) -> None:
        """Go there, and judge the page."""
        self.side.goto(adresse)
        self.sjekk(navn)

    def send(self, navn: str, **felt: str) -> None:
        """Type into the page's form, post it, and judge what comes of it."""
        skjema = self.side.locator("main form[method=post]:not(.rekke)").first  # those in a row are but presses
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
            self._bredde(bredde)
            self._noter(f"{navn} {bredde}", axe.brudd(self.side, VALG), self._for_bred())
            if mappe := os.environ.get("SKJERMBILDER"):
                self.side.screenshot(path=Path(mappe) / f"{self.hvem}-{navn}-{bredde}.png", full_page=True)
        self._noter(f"{navn}, egne farger", self._i_egne_farger() if navn in I_EGNE_FARGER else ())
        self._bredde(SMALT)
        self._noter(f"{navn} {SMALT}", self._for_bred())
        self._bredde(BREDDER[0])
        self._noter(f"{navn}, dobbel tekst", self._med_dobbel_tekst())

    def _noter(self, hvor: str, *funn: Iterable[str]) -> None:
        self.funn += [f"{self.hvem}/{hvor}: {feil}" for feil in chain(*funn)]

    def _bredde(self, bredde: int) -> None:
        if self.side.viewport_size != (stor := {"width": bredde, "height": 900}):
            self.side.set_viewport_size(stor)

    def _for_bred(self) -> Iterator[str]:
        if (piksler := self.side.evaluate(OVERLAPPER)) > 0:
            yield f"{piksler} px wider than the screen"

    def _i_egne_farger(self) -> Iterator[str]:
        """As somebody sees it whose system decides the colours."""
        self.side.emulate_media(forced_colors="active")
        for bredde in BREDDER:
            self._bredde(bredde)
            yield from axe.brudd(self.side, VALG_EGNE)
            yield from (f"cannot be read: {html}" for html in self.side.evaluate(FORSVINNER))
        self.side.emulate_media(forced_colors="none")

    def _med_dobbel_tekst(self) -> Iterator[str]:
        """All text twice as large, by the browser's setting and by the page's own root: nothing beyond the edge."""
        self.skrift.send("Page.setFontSizes", {"fontSizes": DOBBELT})
        yield from self._for_bred()
        self.skrift.send("Page.setFontSizes", {"fontSizes": VANLIG})
        self.side.evaluate(DOBLE)
        yield from self._for_bred()
        self.side.evaluate(HALVER)


def logg_inn(side: Page, lokal: str) -> None:
    """Log in as one of the demo's users."""
    side.goto("/logg-inn/")
    side.get_by_label("E-post").fill(f"{lokal}@demo.example")
    side.get_by_label("Passord").fill("demo")
    side.get_by_role("button", name="Logg inn").click()
    side.get_by_role("button", name="Logg ut").or_(side.get_by_role("button", name="Meny")).first.wait_for()
