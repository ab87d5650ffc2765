"""The leader gives a candidate from the queue to a jobbspesialist; above the ceiling only with a reason (promise 7)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from inkludering.brukere.models import Bruker
from kandidater import ansvar, belastning
from kandidater.models import Kandidat
from oppfolging.varsling import generering


class AlleredeTildelt(Exception):
    """Somebody else has given the candidate to a jobbspesialist, or the case is closed."""


@transaction.atomic
def tildel_fra_koen(*, kandidat: Kandidat, til: Bruker, aarsak: str, av: Bruker, naa: datetime) -> None:
    """Make `til` responsible from now on. Raises AlleredeTildelt or belastning.TaketErNaadd."""
    i_koe = (
        Kandidat.objects.select_for_update(of=("self",), no_key=True).uten_ansvarlig(naa).filter(pk=kandidat.pk).first()
    )
    if i_koe is None:
        raise AlleredeTildelt
    belastning.krev_plass(til, kontor=i_koe.kontor, leser=av, naa=naa, grunn=aarsak)
    ansvar.tildel(kandidat=i_koe, til=til, aarsak=aarsak.strip(), av=av, naa=naa)
    generering.oppdater(kandidater=[i_koe.pk], naa=naa)
