"""Norwegian working days, and the date in Norway at a moment.

Saturdays, Sundays, the public holidays of `holidays.Norway` and the days Nav keeps closed besides (NAVS_FRIDAGER) are
no working days. Dates are dates in Europe/Oslo. The database knows the same days as rows (kjerne.Fridag).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

OSLO = ZoneInfo("Europe/Oslo")
EN_DAG = timedelta(days=1)
LORDAG = 5
# The library's names, as they stand inside a sentence.
HELLIGDAGER = {
    "Første nyttårsdag": _("første nyttårsdag"),
    "Skjærtorsdag": _("skjærtorsdag"),
    "Langfredag": _("langfredag"),
    "Første påskedag": _("første påskedag"),
    "Andre påskedag": _("andre påskedag"),
    "Arbeidernes dag": _("arbeidernes dag"),
    "Grunnlovsdag": _("grunnlovsdagen"),
    "Kristi himmelfartsdag": _("Kristi himmelfartsdag"),
    "Første pinsedag": _("første pinsedag"),
    "Andre pinsedag": _("andre pinsedag"),
    "Første juledag": _("første juledag"),
    "Andre juledag": _("andre juledag"),
}


@dataclass(frozen=True)
class Fastdag:
    """A day of the year that is off from the date `fra` on."""

    maaned: int
    dag: int
    navn: object
    fra: date = date.min


# The national setting. A new rule is a new row with the date it holds from, and a migration that brings the database's
# own days off (kjerne_fridag) along; `sjekk` compares them.
NAVS_FRIDAGER = (Fastdag(12, 24, _("julaften")), Fastdag(12, 31, _("nyttårsaften")))


def er_arbeidsdag(d: date) -> bool:
    return d.weekday() < LORDAG and d not in fridager(d.year)


def neste_arbeidsdag(d: date) -> date:
    """The first working day strictly after d."""
    return samme_eller_neste(d + EN_DAG)


def samme_eller_neste(d: date) -> date:
    while not er_arbeidsdag(d):
        d += EN_DAG
    return d


def samme_eller_forrige(d: date) -> date:
    while not er_arbeidsdag(d):
        d -= EN_DAG
    return d


def legg_til(d: date, antall: int) -> date:
    """The date `antall` (0 or more) working days after d; d itself for 0."""
    if antall < 0:
        raise ValueError("antall must be 0 or more")
    for _dag in range(antall):
        d = neste_arbeidsdag(d)
    return d


def trekk_fra(d: date, antall: int) -> date:
    """The last date that at least `antall` (1 or more) working days have come after, up to and including d."""
    while True:
        antall -= er_arbeidsdag(d)
        d -= EN_DAG
        if antall == 0:
            return d


def arbeidsdager_mellom(a: date, b: date) -> int:
    """How many working days come after a, up to and including b; 0 when b is not after a."""
    return sum(er_arbeidsdag(a + timedelta(days=n)) for n in range(1, (b - a).days + 1))


def helligdag_navn(d: date) -> str | None:
    """The name of a day off as it stands in a sentence («første juledag»); None on other days."""
    navn = fridager(d.year).get(d)
    return gettext(" og ").join(str(ett) for ett in navn) if navn else None


def lokal_dato(naa: datetime) -> date:
    """The calendar date in Norway at the moment `naa`, which must carry a time zone."""
    if naa.tzinfo is None:
        raise ValueError("naa must carry a time zone")
    return naa.astimezone(OSLO).date()


def doegnets_start(dag: date) -> datetime:
    """The moment a Norwegian calendar day begins."""
    return datetime.combine(dag, time.min, OSLO)


def les_tidspunkt(tekst: str) -> datetime:
    """Read an ISO moment such as 2026-11-24T07:30, in Norwegian time unless it says otherwise; else ValueError."""
    tid = datetime.fromisoformat(tekst)
    return tid if tid.tzinfo else tid.replace(tzinfo=OSLO)


@lru_cache(maxsize=256)
def fridager(aar: int) -> Mapping[date, tuple[object, ...]]:
    """The days of a year that are off by their date, with their names; the weekends are not listed."""
    helligdager = holidays.country_holidays("NO", years=aar, language="no")
    egne = {date(aar, fast.maaned, fast.dag): fast for fast in NAVS_FRIDAGER}
    navn: dict[date, tuple[object, ...]] = {
        dag: tuple(HELLIGDAGER[ett] for ett in alle.split("; ")) for dag, alle in helligdager.items()
    }
    return navn | {dag: (fast.navn,) for dag, fast in egne.items() if dag >= fast.fra}
