"""A figure is one object: what is counted, of what, in which words, from which rows. Adding one is making one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Generic, TypeVar
from uuid import UUID

from django.utils.functional import Promise

from oppfolging.rapporter.rapportperioder import Periode, aarets_foerste
from oppfolging.rapporter.tall.verdier import Andel, Verdi

V = TypeVar("V", bound=Verdi)
Tekst = str | Promise
# The one kind of a figure that is of twelve months, and not of the period.
AARET = "aar"


class Tidsbruk(Enum):
    """Which time a figure speaks of."""

    I_PERIODEN = auto()
    SISTE_AARET = auto()
    VED_SLUTTEN = auto()


class Omfang(Enum):
    """Which lines have the figure: whoever its rows belong to, or the office alone."""

    ALLE = auto()
    UTEN_KOEN = auto()
    KONTORET = auto()


@dataclass(frozen=True)
class Definisjon:
    """What a figure means, in the reader's words, and the day it came to mean that."""

    navn: Tekst
    teller: Tekst
    nevner: Tekst
    ikke_med: Tekst
    kilde: Tekst
    gjelder_fra: date


@dataclass(frozen=True)
class Linje:
    """The figures of one jobbspesialist, of the leader's queue or of the office; `linje[TALL]` is the value of one.

    `stillingsprosent` and `norm` are empty for who does not work there as a jobbspesialist on that last day.
    """

    navn: str = ""
    bruker: UUID | None = None
    stillingsprosent: int | None = None
    norm: int | None = None
    verdier: Mapping[str, Verdi] = field(default_factory=dict)

    def __getitem__(self, tall: Tall[V]) -> V:
        return self.verdier[tall.nokkel]  # type: ignore[return-value]


@dataclass(frozen=True)
class Kolonne:
    """How a figure is shown in a line: under which heading, and as what (one text or several below each other).

    `til_versjon`: shown of a cut counted by that version or one before, and no longer. `slag`: the one kind it is of;
    `slagene`: the kind of each of several texts. `av_rader`: what it says is how many rows there are.
    `alvor`: how bad it is in a line, more is worse; None when it cannot be compared. The worst of a table is marked.
    """

    overskrift: Tekst
    vis: Callable[[Linje], object]
    bredde: str = "smal"
    bare_kontoret: bool = False
    til_versjon: int | None = None
    av_rader: bool = True
    alvor: Callable[[Linje], int | None] | None = None
    slag: str = ""
    slagene: Callable[[Linje], list[str]] | None = None

    def gjelder(self, versjon: int) -> bool:
        return self.til_versjon is None or versjon <= self.til_versjon

    def tekster(self, linje: Linje) -> list[str]:
        vist = self.vis(linje)
        return [str(tekst) for tekst in (vist if isinstance(vist, list) else [vist])]


@dataclass(frozen=True)
class Sidekolonne:
    """The same for a figure that is divided by side, in a table with a row for each side."""

    overskrift: Tekst
    vis: Callable[[Linje, str], object]
    bare_kontoret: bool = False


@dataclass(frozen=True)
class Radord:
    """What the day and the days of a figure's rows are called; empty: it has none.

    `bare_telleren`: of a share whose numerator alone is the figure, its rows open first.
    """

    dag: Tekst = ""
    dager: Tekst = ""
    bare_telleren: bool = False


@dataclass(frozen=True)
class Sammenlignet:
    """What has changed since another period, in words, and the figure as it was then; empty where there was none."""

    hva: str
    periode: Periode
    da: str = ""


@dataclass(frozen=True)
class Nokkeltall:
    """One of the figures at the top of the report, with what it is made of below.

    `andel` when it is a share. `endringer`: what has changed since other periods. `bak`: the figure it is of; `slag`:
    the one kind of it.
    """

    navn: Tekst
    tall: object
    under: Tekst
    andel: Andel | None = field(default=None, compare=False)
    endringer: tuple[Sammenlignet, ...] = ()
    bak: Tall | None = field(default=None, compare=False)
    slag: str = field(default="", compare=False)

    @classmethod
    def av(cls, navn: Tekst, andel: Andel, hva: Tekst, slag: str = "") -> Nokkeltall:
        """The percentage over its parts; of too few, the parts alone."""
        if not andel.kan_vises_i_prosent:
            return cls(navn, andel.deler if andel.nevner else "–", hva, andel, slag=slag)
        return cls(navn, andel.prosent, f"{andel.deler} {hva}", andel, slag=slag)


@dataclass(frozen=True, eq=False)
class Tall(Generic[V]):
    """A figure.

    `rader` is the SQL of the rows behind it, made by rader.velg: `id` (what is counted), `hos` (whose), `slag` (which
    kind), `teller` and `utelatt` (in the numerator; left out of both), `dager`, `kandidat`, `arbeidsgiver`,
    `dag` (in the words of `radord`).
    `flere_rader`: the same one may stand in several rows, and is counted once. `hovedslag`: the kinds that the figure
    itself is of, when not all.
    `paa_kontorsiden` is how it is now, beside each caseload; `paa_tallsiden` how it went in a period.
    `forside`: the figure as it stands on the report's first page, and on each jobbspesialist's, with its trend.
    `versjon` changes with what is counted; `tidligere` the words of the versions before, for cuts stored then.
    """

    nokkel: str
    versjon: int
    verdi: type[V]
    enhet: Tekst
    tid: Tidsbruk
    definisjon: Definisjon
    rader: str
    flere_rader: bool = False
    slag: Mapping[str, Tekst] = field(default_factory=lambda: {"": ""})
    hovedslag: tuple[str, ...] = ()
    radord: Radord = Radord()
    omfang: Omfang = Omfang.ALLE
    tidligere: Mapping[int, Definisjon] = field(default_factory=dict)
    paa_kontorsiden: tuple[Kolonne, ...] = ()
    paa_tallsiden: tuple[Kolonne, ...] = ()
    i_oversikten: tuple[Kolonne, ...] = ()
    per_side: tuple[Sidekolonne, ...] = ()
    fakta: tuple[Kolonne, ...] = ()
    nokkeltall: Callable[[Linje], Iterable[Nokkeltall]] | None = None
    forside: Callable[[Linje], Nokkeltall] | None = None

    def dagene(self, fra: date, siste_dag: date) -> Periode:
        """The days the figure speaks of, in a cut of a period that begins `fra` and is read through `siste_dag`."""
        match self.tid:
            case Tidsbruk.VED_SLUTTEN:
                return Periode(siste_dag, siste_dag)
            case Tidsbruk.SISTE_AARET:
                return Periode(aarets_foerste(siste_dag), siste_dag)
            case Tidsbruk.I_PERIODEN:
                return Periode(fra, siste_dag)

    def definert(self, versjon: int) -> Definisjon:
        """The words of the version a stored cut was counted by."""
        return self.tidligere.get(versjon, self.definisjon)


_register: dict[str, Tall] = {}


def registrer(tall: Tall[V]) -> Tall[V]:
    """Let the office page, the report and the definitions have this figure, after those registered before."""
    if tall.nokkel in _register:
        raise ValueError(f"the figure «{tall.nokkel}» is registered twice")
    _register[tall.nokkel] = tall
    return tall


def alle() -> list[Tall]:
    """The registered figures, in the order they are shown."""
    return list(_register.values())
