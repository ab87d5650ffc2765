"""The leader gives a candidate from the queue to a jobbspesialist; above the ceiling only with a reason (promise 7)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from inkludering.brukere.models import Bruker
from kandidater import ansvar
from kandidater.belastning import Belastning
from kandidater.models import Kandidat
from oppfolging.models import Paaminnelse, Regel

KORTESTE_GRUNN = 10


class AlleredeTildelt(Exception):
    """Somebody else has given the candidate to a jobbspesialist, or the case is closed."""


class GrunnMangler(Exception):
    """The jobbspesialist is at the ceiling, so the leader must say why."""


@transaction.atomic
def tildel_fra_koen(
    *, kandidat: Kandidat, til: Bruker, belastning: Belastning, aarsak: str, av: Bruker, naa: datetime
) -> None:
    """Make `til` responsible from now on; `belastning` is theirs before. Raises AlleredeTildelt or GrunnMangler."""
    i_koe = Kandidat.objects.select_for_update(of=("self",)).uten_ansvarlig().filter(pk=kandidat.pk).first()
    if i_koe is None:
        raise AlleredeTildelt
    if belastning.naadd_tak and len(aarsak.strip()) < KORTESTE_GRUNN:
        raise GrunnMangler
    ansvar.tildel(kandidat=i_koe, til=til, aarsak=aarsak.strip(), av=av, naa=naa)
    Paaminnelse.objects.aapne().filter(regel=Regel.UTEN_ANSVARLIG, kandidat=i_koe).update(lukket=naa)
