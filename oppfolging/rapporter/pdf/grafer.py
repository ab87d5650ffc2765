"""The geometry of the charts. Numbers, patterns and a line carry the meaning, so that black and white is enough.

Names of people stand in table cells beside their bars, never in a drawing, which neither breaks a long one nor turns
one that is written from the right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kandidater.faser import AAPNE_FASER, Fase, Metode
from oppfolging.rapporter.pdf.tabeller import Adresser, hos_seg
from oppfolging.rapporter.snitt import Snitt
from oppfolging.rapporter.tall.figur import Linje
from oppfolging.rapporter.tall.frister import OVER_FRISTEN, samlet_over_fristen
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE, over_normen

NAVNEBREDDE, PLOTTBREDDE, TALLBREDDE = 92, 110, 28
RADHOYDE, SOYLEHOYDE = 17, 11
# Of a row in the table of loads, in half millimetres: the style has a class for each width (dokument.py).
LASTBREDDE, FRISTBREDDE = 100, 66


@dataclass(frozen=True)
class Soyle:
    """A bar of a drawing, its name before it and its number behind."""

    navn: str
    tall: str
    y: float
    bredde: float

    @property
    def tekst_y(self) -> float:
        return self.y + SOYLEHOYDE - 2

    @property
    def tall_x(self) -> float:
        return NAVNEBREDDE + self.bredde + 5


@dataclass(frozen=True)
class Graf:
    tittel: str
    beskrivelse: str
    soyler: Sequence[Soyle]
    venstre: int = NAVNEBREDDE
    soylehoyde: int = SOYLEHOYDE
    bredde: int = NAVNEBREDDE + PLOTTBREDDE + TALLBREDDE

    @property
    def hoyde(self) -> int:
        return len(self.soyler) * RADHOYDE


@dataclass(frozen=True)
class Faser:
    """A chart for each method that is in use; `henvist`: in either, when both are, for it is the first of both."""

    grafer: Sequence[Graf]
    henvist: int


@dataclass(frozen=True)
class Last:
    """A jobbspesialist's row: a bar solid up to `bredde`, hatched `over` the norm, a line; and what is overdue."""

    navn: str
    kandidater: int
    norm: object
    bredde: int
    over: int
    norm_x: int | None
    frister: int
    fristbredde: int
    verst: bool
    til_kandidatene: str
    til_fristene: str


def faser(linje: Linje) -> Faser:
    """Open candidates by phase, in the order of each method, drawn to one scale."""
    antall = linje[PORTEFOLJE].per
    i_bruk = [metode for metode, faser in AAPNE_FASER.items() if any(antall.get(fase) for fase in faser[1:])]
    begge = len(i_bruk) > 1
    storst = max((antall.get(fase, 0) for fase in Fase), default=0) or 1
    i_bruk = i_bruk or ([Metode.IPS] if antall.get(Fase.HENVIST) else [])
    grafer = [_fasegraf(Metode(metode), antall, AAPNE_FASER[metode][begge:], storst) for metode in i_bruk]
    return Faser(grafer, antall.get(Fase.HENVIST, 0) if begge else 0)


def _fasegraf(metode: Metode, antall: Mapping[str, int], faser: Sequence[Fase], storst: int) -> Graf:
    rader = [(str(fase.label), antall.get(fase, 0)) for fase in faser]
    soyler = [
        Soyle(navn, str(n), nr * RADHOYDE + 2, _skaler(n, storst, PLOTTBREDDE)) for nr, (navn, n) in enumerate(rader)
    ]
    ord_ = {"metode": metode.label, "tall": "; ".join(f"{navn}: {n}" for navn, n in rader)}
    return Graf(str(metode.label), _("Søylediagram. %(metode)s, åpne kandidater etter fase. %(tall)s.") % ord_, soyler)


def har_noe(linje: Linje) -> bool:
    """Who has neither candidates nor a norm has left, and stands in the tables alone."""
    return bool(linje[PORTEFOLJE].samlet or linje.norm)


def last(snitt: Snitt, adresser: Adresser) -> list[Last]:
    """Each jobbspesialist's load beside what is overdue, whoever has most overdue first."""
    vist = sorted(filter(har_noe, snitt.spesialister), key=lambda linje: -samlet_over_fristen(linje))
    storst = max((max(linje[PORTEFOLJE].samlet, linje.norm or 0) for linje in vist), default=0) or 1
    mest = max(map(samlet_over_fristen, vist), default=0)
    return [_last(linje, storst, mest, adresser) for linje in vist]


def _last(linje: Linje, storst: int, mest: int, adresser: Adresser) -> Last:
    antall, over, frister = linje[PORTEFOLJE].samlet, over_normen(linje), samlet_over_fristen(linje)
    return Last(
        navn=linje.navn,
        kandidater=antall,
        norm="–" if linje.norm is None else linje.norm,
        bredde=_halve_mm(antall - over, storst, LASTBREDDE),
        over=_halve_mm(over, storst, LASTBREDDE),
        norm_x=None if linje.norm is None else _halve_mm(linje.norm, storst, LASTBREDDE),
        frister=frister,
        fristbredde=_halve_mm(frister, mest or 1, FRISTBREDDE),
        verst=0 < frister == mest,
        til_kandidatene=adresser.til_radene(PORTEFOLJE, hos_seg(linje)),
        til_fristene=adresser.til_radene(OVER_FRISTEN, hos_seg(linje)),
    )


def _halve_mm(verdi: int, storst: int, plass: int) -> int:
    return round(verdi / storst * plass)


def _skaler(verdi: int, storst: int, plass: int) -> float:
    return round(verdi / storst * plass, 1)
