"""The shapes a figure's value can have: typed, with how each is counted from the figure's rows and how it reads.

`SQL` counts a group of rows (tall/rader.py) as an array of numbers, where `{hver}` is what is counted; `av` makes the
value from the groups, by slag.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Self

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# A percentage of fewer is noise, and points at persons.
MINSTE_NEVNER = 5
LENGE_SIDEN = 14

Talt = Mapping[str, Sequence[float]]


class Verdi:
    """What the office page and the PDF show of one figure in one line."""

    SQL: ClassVar[str]

    @classmethod
    def av(cls, slag: Iterable[str], talt: Talt) -> Self:
        """The value of these groups; what was not counted is nothing."""
        raise NotImplementedError

    @classmethod
    def les(cls, lagret: Mapping[str, Any]) -> Self:
        """The value as it was stored by `som_json`."""
        return cls(**lagret)

    def som_json(self) -> dict[str, Any]:
        return asdict(self)  # type: ignore[call-overload]


@dataclass(frozen=True)
class Antall(Verdi):
    """How many rows of each kind; a figure that is not divided has the one kind ''."""

    per: Mapping[str, int]

    SQL: ClassVar[str] = "ARRAY[count({hver})]"

    @classmethod
    def av(cls, slag: Iterable[str], talt: Talt) -> Self:
        return cls({ett: int(talt[ett][0]) if ett in talt else 0 for ett in slag})

    @property
    def samlet(self) -> int:
        return sum(self.per.values())


@dataclass(frozen=True)
class Ventende(Antall):
    """How many wait, and the most days one of them has; a cut from before that was kept does not say."""

    lengst: int | None = None

    SQL: ClassVar[str] = "ARRAY[count({hver}), max(dager)]"

    @classmethod
    def av(cls, slag: Iterable[str], talt: Talt) -> Self:
        dager = [int(talt[ett][1]) for ett in slag if ett in talt]
        return cls(Antall.av(slag, talt).per, max(dager, default=None))

    def som_json(self) -> dict[str, Any]:
        return {"per": dict(self.per), **({} if self.lengst is None else {"lengst": self.lengst})}


@dataclass(frozen=True)
class Andel:
    """A share: `teller` of `nevner`. `utelatt` were left out of both."""

    teller: int = 0
    nevner: int = 0
    utelatt: int = 0

    def __str__(self) -> str:
        """«18 av 20 (90 %)», without the percentage when there are too few to speak of one."""
        if not self.nevner:
            return "–"
        return f"{self.deler} ({self.prosent})" if self.kan_vises_i_prosent else self.deler

    @property
    def deler(self) -> str:
        return _("%(teller)s av %(nevner)s") % {"teller": self.teller, "nevner": self.nevner}

    @property
    def kan_vises_i_prosent(self) -> bool:
        return self.nevner >= MINSTE_NEVNER

    @property
    def hele_prosent(self) -> int:
        """Rounded to a whole number, halves up."""
        return (200 * self.teller + self.nevner) // (2 * self.nevner)

    @property
    def prosent(self) -> str:
        """The sign never stands alone on the next line."""
        return f"{self.hele_prosent}\N{NO-BREAK SPACE}%"

    @property
    def mangler(self) -> int | None:
        """How many whole percent it lacks; None of too few to speak of a percentage."""
        return 100 - self.hele_prosent if self.kan_vises_i_prosent else None


@dataclass(frozen=True)
class Andeler(Verdi):
    """A share for each kind."""

    per: Mapping[str, Andel]

    SQL: ClassVar[str] = """ARRAY[
        count({hver}) FILTER (WHERE teller AND utelatt IS NOT TRUE),
        count({hver}) FILTER (WHERE utelatt IS NOT TRUE),
        count({hver}) FILTER (WHERE utelatt)]"""

    @classmethod
    def av(cls, slag: Iterable[str], talt: Talt) -> Self:
        return cls({ett: Andel(*map(int, talt.get(ett, (0, 0, 0)))) for ett in slag})

    @classmethod
    def les(cls, lagret: Mapping[str, Any]) -> Self:
        return cls({slag: Andel(**andel) for slag, andel in lagret["per"].items()})

    @property
    def samlet(self) -> Andel:
        """Of all kinds together, of a figure where nothing is of two kinds."""
        alle = self.per.values()
        return Andel(*(sum(getattr(andel, del_) for andel in alle) for del_ in ("teller", "nevner", "utelatt")))


@dataclass(frozen=True)
class Dager(Verdi):
    """Days, one number per row: the middle, the longest, and how many rows are above LENGE_SIDEN."""

    antall: int = 0
    median: float | None = None
    lengst: int | None = None
    lenge_siden: int = 0

    SQL: ClassVar[str] = f"""ARRAY[
        count({{hver}}), percentile_cont(0.5) WITHIN GROUP (ORDER BY dager), max(dager),
        count({{hver}}) FILTER (WHERE dager > {LENGE_SIDEN})]"""

    @classmethod
    def av(cls, slag: Iterable[str], talt: Talt) -> Self:
        if "" not in talt:
            return cls()
        antall, median, lengst, lenge_siden = talt[""]
        return cls(int(antall), median, int(lengst), int(lenge_siden))

    def __str__(self) -> str:
        median = "–" if self.median is None else number_format(self.median, int(self.median % 1 > 0))
        lengst = "–" if self.lengst is None else self.lengst
        return _("median %(median)s, lengst %(lengst)s") % {"median": median, "lengst": lengst}


def dager(antall: int | None) -> str:
    """«3 dager», or a dash when there is nothing to count."""
    if antall is None:
        return "–"
    return ngettext("%(antall)s dag", "%(antall)s dager", antall) % {"antall": antall}
