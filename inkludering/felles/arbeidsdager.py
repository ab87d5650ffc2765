"""Norwegian working days, and the date in Norway at a moment.

Saturdays, Sundays and the public holidays of `holidays.Norway` are no working days. 24 and 31 December are ordinary
working days. Dates are dates in Europe/Oslo.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
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


def er_arbeidsdag(d: date) -> bool:
    return d.weekday() < LORDAG and d not in _helligdager(d.year)


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


def arbeidsdager_mellom(a: date, b: date) -> int:
    """How many working days come after a, up to and including b; 0 when b is not after a."""
    return sum(er_arbeidsdag(a + timedelta(days=n)) for n in range(1, (b - a).days + 1))


def helligdag_navn(d: date) -> str | None:
    """The name of a public holiday as it stands in a sentence («første juledag»); None on other days."""
    navn = _helligdager(d.year).get(d)
    if navn is None:
        return None
    return gettext(" og ").join(str(HELLIGDAGER[ett]) for ett in navn.split("; "))


def lokal_dato(naa: datetime) -> date:
    """The calendar date in Norway at the moment `naa`, which must carry a time zone."""
    if naa.tzinfo is None:
        raise ValueError("naa must carry a time zone")
    return naa.astimezone(OSLO).date()


def les_tidspunkt(tekst: str) -> datetime:
    """Read an ISO moment such as 2026-11-24T07:30, in Norwegian time unless it says otherwise; else ValueError."""
    tid = datetime.fromisoformat(tekst)
    return tid if tid.tzinfo else tid.replace(tzinfo=OSLO)


@lru_cache(maxsize=256)
def _helligdager(aar: int) -> Mapping[date, str]:
    return dict(holidays.country_holidays("NO", years=aar, language="no"))
