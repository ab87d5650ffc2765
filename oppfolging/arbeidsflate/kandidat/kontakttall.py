"""How long ago there was real contact with each side, and how long the first meeting with an employer took."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Min, Q

from inkludering.felles.arbeidsdager import lokal_dato
from kandidater.models import Kandidat
from oppfolging.kjerne.models import Kanal, Kontakt
from oppfolging.kjerne.planlegger.kort import DAGER_TIL_FORSTE_ARBEIDSGIVERMOTE
from oppfolging.kjerne.sist_kontakt import MED_ARBEIDSGIVER, MED_KANDIDATEN
from oppfolging.kjerne.telleregler import dager_til_forste_arbeidsgiverkontakt, tellende_arbeidsgivermoter


@dataclass(frozen=True)
class Kontakttall:
    """Whole days; None: no contact yet. `forste_arbeidsgiver` counts on until there is a meeting.

    `tellende_moter`: how many meetings with employers about this candidate count as looking for a job.
    """

    siden_kandidat: int | None
    siden_arbeidsgiver: int | None
    forste_arbeidsgiver: int | None
    har_mott_arbeidsgiver: bool
    tellende_moter: int
    maal: int = DAGER_TIL_FORSTE_ARBEIDSGIVERMOTE

    @property
    def igjen(self) -> int:
        """Days left for the first meeting; below 0 when they have passed."""
        return self.maal - (self.forste_arbeidsgiver or 0)


def for_kandidat(kandidat: Kandidat, *, naa: datetime) -> Kontakttall:
    i_dag = lokal_dato(naa)
    dager = kandidat.deltakelser.reelle().aggregate(
        kandidat=Max("dag", filter=MED_KANDIDATEN),
        arbeidsgiver=Max("dag", filter=MED_ARBEIDSGIVER),
        mote=Min("dag", filter=MED_ARBEIDSGIVER & Q(kontakt__kanal=Kanal.FYSISK)),
    )
    return Kontakttall(
        siden_kandidat=_dager(dager["kandidat"], i_dag),
        siden_arbeidsgiver=_dager(dager["arbeidsgiver"], i_dag),
        forste_arbeidsgiver=dager_til_forste_arbeidsgiverkontakt(
            oppstart=kandidat.oppstartsdato, forste=dager["mote"], i_dag=i_dag
        ),
        har_mott_arbeidsgiver=dager["mote"] is not None,
        tellende_moter=tellende_arbeidsgivermoter(Kontakt.objects.filter(deltakere__kandidat=kandidat)).count(),
    )


def _dager(fra: date | None, til: date) -> int | None:
    return (til - fra).days if fra else None
