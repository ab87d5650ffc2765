"""The geometry of the two charts. Labels, patterns and a line carry the meaning, so that black and white is enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kandidater.faser import Fase

NAVNEBREDDE, PLOTTBREDDE, TALLBREDDE = 150, 300, 70
RADHOYDE, SOYLEHOYDE = 17, 11
LENGSTE_NAVN = 30


@dataclass(frozen=True)
class Soyle:
    """A bar: solid up to `bredde`, hatched for the `over` beyond the norm, which stands as a line at `norm_x`."""

    navn: str
    tall: str
    y: float
    bredde: float
    over: float = 0
    norm_x: float | None = None

    @property
    def tekst_y(self) -> float:
        return self.y + SOYLEHOYDE - 2

    @property
    def over_x(self) -> float:
        return NAVNEBREDDE + self.bredde

    @property
    def tall_x(self) -> float:
        return max(self.over_x + self.over, self.norm_x or 0) + 5

    @property
    def strek(self) -> tuple[float, float]:
        """Where the line of the norm begins and ends."""
        return self.y - 1.5, self.y + SOYLEHOYDE + 1.5


@dataclass(frozen=True)
class Graf:
    beskrivelse: str
    soyler: Sequence[Soyle]
    venstre: int = NAVNEBREDDE
    soylehoyde: int = SOYLEHOYDE

    @property
    def bredde(self) -> int:
        return NAVNEBREDDE + PLOTTBREDDE + TALLBREDDE

    @property
    def hoyde(self) -> int:
        return max(len(self.soyler), 1) * RADHOYDE


def portefolje(spesialister: Sequence[Mapping[str, Any]]) -> Graf:
    """Open candidates of each specialist against their norm."""
    storst = max((max(s["kandidater"], s["norm"] or 0) for s in spesialister), default=0) or 1
    soyler, ord_ = [], []
    for nr, s in enumerate(spesialister):
        norm = s["norm"]
        innenfor = s["kandidater"] if norm is None else min(s["kandidater"], norm)
        ord_.append(f"{s['navn']}: {_antall(s)}")
        soyler.append(
            Soyle(
                navn=_kort(s["navn"]),
                tall=_antall(s),
                y=nr * RADHOYDE + 2,
                bredde=_skaler(innenfor, storst),
                over=_skaler(s["kandidater"] - innenfor, storst),
                norm_x=None if norm is None else round(NAVNEBREDDE + _skaler(norm, storst), 1),
            )
        )
    return Graf(_("Søylediagram. Åpne kandidater mot normen. %(tall)s.") % {"tall": "; ".join(ord_)}, soyler)


def faser(antall: Mapping[str, int]) -> Graf:
    """Open candidates of the office by phase, in the order of the methods."""
    rader = [(str(fase.label), antall[fase]) for fase in Fase if antall.get(fase)]
    storst = max((n for _fase, n in rader), default=0) or 1
    soyler = [
        Soyle(navn=navn, tall=str(n), y=nr * RADHOYDE + 2, bredde=_skaler(n, storst))
        for nr, (navn, n) in enumerate(rader)
    ]
    ord_ = "; ".join(f"{navn}: {n}" for navn, n in rader)
    return Graf(_("Søylediagram. Åpne kandidater etter fase. %(tall)s.") % {"tall": ord_}, soyler)


def _antall(s: Mapping[str, Any]) -> str:
    if s["norm"] is None:
        return str(s["kandidater"])
    return _("%(antall)s (norm %(norm)s)") % {"antall": s["kandidater"], "norm": s["norm"]}


def _skaler(verdi: int, storst: int) -> float:
    return round(verdi / storst * PLOTTBREDDE, 1)


def _kort(navn: str) -> str:
    return navn if len(navn) <= LENGSTE_NAVN else f"{navn[: LENGSTE_NAVN - 1].rstrip()}…"
