"""What a job costs the hands: clicks, fields and keys counted as it is done.

The seconds are those of a keystroke model.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from playwright.sync_api import Locator, Page

# Seconds of the keystroke-level model (Card, Moran and Newell): a key, a pointing, a decision.
TAST, PEK, VALG = 0.28, 1.1, 1.35
SVEIP = 0.8  # of the screen's height
TELEFON = 480
SYNLIG = "e => { const r = e.getBoundingClientRect(); return [r.top, r.bottom, window.innerHeight]; }"


class Kostnad(NamedTuple):
    """Clicks (with those that go to a field), fields typed into, keys, and swipes to get something into view."""

    klikk: int
    felt: int
    taster: int
    sveip: int = 0

    @property
    def sekunder(self) -> float:
        """Each click is a pointing and a decision; a swipe is a pointing."""
        return round(self.klikk * (PEK + VALG) + self.taster * TAST + self.sveip * PEK, 1)


@dataclass
class Hender:
    """Somebody at work on a page; on a phone what is out of sight is swiped to, where a wheel costs nothing."""

    side: Page
    klikk: int = 0
    felt: int = 0
    taster: int = 0
    sveip: int = 0

    @property
    def brukt(self) -> Kostnad:
        return Kostnad(self.klikk, self.felt, self.taster, self.sveip)

    def trykk(self, paa: Locator) -> None:
        self._finn(paa)
        paa.click()
        self.klikk += 1

    def velg(self, i: Locator, verdi: str) -> None:
        """From a list that opens: one click to it, one in it."""
        i.select_option(verdi)
        self.klikk += 2
        self.felt += 1

    def ring(self, med: Locator) -> str:
        """The number that is called; a machine without a telephone goes nowhere."""
        self._finn(med)
        self.klikk += 1
        return med.get_attribute("href").removeprefix("tel:")

    def skriv(self, i: Locator, tekst: str) -> None:
        """Into a field: a click unless one stands there already, and what stands there is typed over."""
        if not i.evaluate("felt => felt === document.activeElement"):
            self.trykk(i)
        i.press("Control+a")
        i.press_sequentially(tekst)
        self.felt += 1
        self.taster += len(tekst)

    def _finn(self, det: Locator) -> None:
        if self.side.viewport_size["width"] > TELEFON:
            return
        topp, bunn, hoyde = det.evaluate(SYNLIG)
        borte = max(bunn - hoyde, -topp, 0)
        self.sveip += math.ceil(borte / (SVEIP * hoyde))
