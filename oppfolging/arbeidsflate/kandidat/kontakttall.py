"""How long ago there was real contact with each side, and how long the first meeting with an employer took."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min, Q

from inkludering.felles.arbeidsdager import lokal_dato
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Kanal
from oppfolging.kjerne.planlegging import DAGER_TIL_FORSTE_ARBEIDSGIVERMOTE


@dataclass(frozen=True)
class Kontakttall:
    """Whole days; None: no contact yet. `forste_arbeidsgiver` counts on until there is a meeting."""

    siden_kandidat: int | None
    siden_arbeidsgiver: int | None
    forste_arbeidsgiver: int | None
    har_mott_arbeidsgiver: bool
    maal: int = DAGER_TIL_FORSTE_ARBEIDSGIVERMOTE


def for_kandidat(kandidat: Kandidat, *, naa: datetime) -> Kontakttall:
    tider = kandidat.kontakter.reelle().aggregate(
        kandidat=Max("tid", filter=Q(med_kandidat=True)),
        arbeidsgiver=Max("tid", filter=Q(med_arbeidsgiver=True)),
        mote=Min("tid", filter=Q(med_arbeidsgiver=True, kanal=Kanal.FYSISK)),
    )
    return Kontakttall(
        siden_kandidat=_dager(tider["kandidat"], naa),
        siden_arbeidsgiver=_dager(tider["arbeidsgiver"], naa),
        forste_arbeidsgiver=_dager_til_forste_mote(kandidat, tider["mote"] or naa),
        har_mott_arbeidsgiver=tider["mote"] is not None,
    )


def _dager(fra: datetime | None, til: datetime) -> int | None:
    return (lokal_dato(til) - lokal_dato(fra)).days if fra else None


def _dager_til_forste_mote(kandidat: Kandidat, til: datetime) -> int | None:
    """First physical employer contact − start; an open case without one counts on."""
    if kandidat.oppstartsdato is None:
        return None
    return max((lokal_dato(til) - kandidat.oppstartsdato).days, 0)
