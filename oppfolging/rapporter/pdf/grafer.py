"""The geometry of the two charts. Labels, patterns and a line carry the meaning, so that black and white is enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kandidater.faser import Fase
from oppfolging.rapporter.tall.figur import Linje
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE, over_normen

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


def portefolje(spesialister: Sequence[Linje]) -> Graf:
    """Open candidates of each specialist against their norm; who has neither is not there."""
    vist = [linje for linje in spesialister if linje[PORTEFOLJE].samlet or linje.norm]
    storst = max((max(linje[PORTEFOLJE].samlet, linje.norm or 0) for linje in vist), default=0) or 1
    soyler = [_soyle(nr, linje, storst) for nr, linje in enumerate(vist)]
    ord_ = "; ".join(f"{linje.navn}: {soyle.tall}" for linje, soyle in zip(vist, soyler, strict=True))
    return Graf(_("Søylediagram. Åpne kandidater mot normen. %(tall)s.") % {"tall": ord_}, soyler)


def faser(kontoret: Linje) -> Graf:
    """Open candidates of the office by phase, in the order of the methods."""
    antall = kontoret[PORTEFOLJE].per
    rader = [(str(fase.label), antall[fase]) for fase in Fase if antall.get(fase)]
    storst = max((n for _fase, n in rader), default=0) or 1
    soyler = [
        Soyle(navn=navn, tall=str(n), y=nr * RADHOYDE + 2, bredde=_skaler(n, storst))
        for nr, (navn, n) in enumerate(rader)
    ]
    ord_ = "; ".join(f"{navn}: {n}" for navn, n in rader)
    return Graf(_("Søylediagram. Åpne kandidater etter fase. %(tall)s.") % {"tall": ord_}, soyler)


def _soyle(nr: int, linje: Linje, storst: int) -> Soyle:
    over = over_normen(linje)
    return Soyle(
        navn=_kort(linje.navn),
        tall=_antall(linje),
        y=nr * RADHOYDE + 2,
        bredde=_skaler(linje[PORTEFOLJE].samlet - over, storst),
        over=_skaler(over, storst),
        norm_x=None if linje.norm is None else round(NAVNEBREDDE + _skaler(linje.norm, storst), 1),
    )


def _antall(linje: Linje) -> str:
    antall = linje[PORTEFOLJE].samlet
    if linje.norm is None:
        return str(antall)
    return _("%(antall)s (norm %(norm)s)") % {"antall": antall, "norm": linje.norm}


def _skaler(verdi: int, storst: int) -> float:
    return round(verdi / storst * PLOTTBREDDE, 1)


def _kort(navn: str) -> str:
    return navn if len(navn) <= LENGSTE_NAVN else f"{navn[: LENGSTE_NAVN - 1].rstrip()}…"
