"""Periods of a report: read from a short code, named in Norwegian, and offered in the order form."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inkludering.felles.arbeidsdager import EN_DAG
from oppfolging.rapporter.grunnlag import er_foer

SISTE, TILBAKE = "siste", timedelta(days=30)
KODE = re.compile(r"(?P<aar>20\d\d)(?:-(?:(?P<maaned>0[1-9]|1[0-2])|K(?P<kvartal>[1-4])))?", re.ASCII)
MAANEDER_I_KVARTAL, MAANEDER_I_AARET = 3, 12


@dataclass(frozen=True)
class Periode:
    """Whole days from `fra` to `til`, both included."""

    fra: date
    til: date

    @property
    def er_hoyst_ett_aar(self) -> bool:
        """It ends before the day and month it began on come again, so a year from 29.02 ends on 28.02."""
        return (self.til.year - 1, self.til.month, self.til.day) < (self.fra.year, self.fra.month, self.fra.day)

    @property
    def antall_dager(self) -> int:
        """Both ends counted."""
        return (self.til - self.fra).days + 1

    @property
    def hele_maaneder(self) -> int:
        """How many months it is, from the first day to the last; none when it is other days."""
        hele = self.fra.day == 1 and self.til == _siste_i_maaneden(self.til.year, self.til.month)
        maaneder = (self.til.year - self.fra.year) * MAANEDER_I_AARET + self.til.month - self.fra.month + 1
        return maaneder if hele else 0

    @property
    def kode(self) -> str:
        """`2026-10`, `2026-K4`, `2026`, or both dates."""
        maaneder = self.hele_maaneder
        if maaneder == 1:
            return f"{self.fra:%Y-%m}"
        if maaneder == MAANEDER_I_KVARTAL and self.fra.month % MAANEDER_I_KVARTAL == 1:
            return f"{self.fra.year}-K{self.til.month // MAANEDER_I_KVARTAL}"
        if maaneder == MAANEDER_I_AARET and self.fra.month == 1:
            return f"{self.fra.year}"
        return f"{self.fra.isoformat()}_{self.til.isoformat()}"

    @property
    def navn(self) -> str:
        """As a reader says it: «oktober 2026», «4. kvartal 2026», «2026» or the two dates."""
        treff = KODE.fullmatch(self.kode)
        if treff and treff["maaned"]:
            return date_format(self.fra, "F Y")
        if treff and not treff["kvartal"]:
            return treff["aar"]
        if treff:
            return _("%(nummer)s. kvartal %(aar)s") % {"nummer": treff["kvartal"], "aar": treff["aar"]}
        return f"{self.fra:%d.%m.%Y}–{self.til:%d.%m.%Y}"

    def valgnavn(self, i_dag: date) -> str:
        """As it is chosen by: one that is not over is told apart."""
        navn = self.navn.capitalize()
        return _("%(periode)s så langt") % {"periode": navn} if self.til >= i_dag else navn

    @property
    def forrige(self) -> Periode:
        """As many months just before, or as many days."""
        til = self.fra - EN_DAG
        if self.hele_maaneder:
            return Periode(self.fra - relativedelta(months=self.hele_maaneder), til)
        return Periode(self.fra - timedelta(days=self.antall_dager), til)

    @property
    def i_fjor(self) -> Periode:
        """The same a year before; whole months stay whole."""
        fra, til = self.fra - relativedelta(years=1), self.til - relativedelta(years=1)
        return Periode(fra, _siste_i_maaneden(til.year, til.month) if self.hele_maaneder else til)

    def foerste(self, dager: int) -> Periode:
        """The first of its days, when it has more."""
        return Periode(self.fra, min(self.til, self.fra + timedelta(days=dager - 1)))


def les_periode(kode: str) -> Periode:
    """The month `2026-10`, the quarter `2026-K4` or the year `2026`; anything else is a ValueError."""
    treff = KODE.fullmatch(kode)
    if treff is None:
        raise ValueError(kode)
    aar = int(treff["aar"])
    if not treff["maaned"] and not treff["kvartal"]:
        return kalenderaar(aar)
    siste = int(treff["maaned"]) if treff["maaned"] else int(treff["kvartal"]) * MAANEDER_I_KVARTAL
    forste = siste if treff["maaned"] else siste - MAANEDER_I_KVARTAL + 1
    return Periode(date(aar, forste, 1), _siste_i_maaneden(aar, siste))


def kalenderaar(aar: int) -> Periode:
    return Periode(date(aar, 1, 1), date(aar, MAANEDER_I_AARET, 31))


def forrige_maaned(dag: date) -> Periode:
    slutt = dag.replace(day=1) - EN_DAG
    return Periode(slutt.replace(day=1), slutt)


def aa_velge_mellom(i_dag: date, antall: int = 6) -> list[Periode]:
    """The last full months, newest first, the full quarters among them, this year so far and the last."""
    maaneder = [forrige_maaned(i_dag)]
    while len(maaneder) < antall:
        maaneder.append(forrige_maaned(maaneder[-1].fra))
    kvartaler = [
        Periode(forste.fra, siste.til)
        for siste, forste in zip(maaneder, maaneder[MAANEDER_I_KVARTAL - 1 :], strict=False)
        if siste.til.month % MAANEDER_I_KVARTAL == 0
    ]
    return [*maaneder, *kvartaler, kalenderaar(i_dag.year), kalenderaar(i_dag.year - 1)]


def siste_dager(i_dag: date) -> Periode:
    """The last whole days: what is to be done today can still be done."""
    return Periode(i_dag - TILBAKE, i_dag - EN_DAG)


def valgene(i_dag: date, planlagt_fra: date | None) -> list[tuple[str, str]]:
    """What every form with a period offers, as code and words: the last days, and those that are not wholly before
    `planlagt_fra`, the day the office's planned contacts begin."""
    perioder = [periode for periode in aa_velge_mellom(i_dag) if not er_foer(periode.til, planlagt_fra)]
    siste = _("De siste %(dager)s dagene") % {"dager": TILBAKE.days}
    return [(SISTE, siste), *((periode.kode, periode.valgnavn(i_dag)) for periode in perioder)]


def les_valg(kode: str, i_dag: date) -> Periode:
    """The period of what was chosen among `valgene`."""
    return siste_dager(i_dag) if kode == SISTE else les_periode(kode)


def aarets_foerste(siste: date) -> date:
    """The first of the twelve months that end with this day."""
    return siste - relativedelta(years=1) + EN_DAG


def _siste_i_maaneden(aar: int, maaned: int) -> date:
    return date(aar, maaned, monthrange(aar, maaned)[1])
