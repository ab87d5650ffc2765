"""Who is responsible for a candidate: one jobbspesialist at a time, or the leader's queue (promise 2)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from psycopg.types.range import TimestamptzRange

from inkludering.brukere.models import Bruker
from inkludering.felles.ansvarsaarsak import i_ord
from inkludering.felles.laas import laas
from inkludering.felles.perioder import avloes, gjeldende
from inkludering.hendelser import logg
from kandidater.indeksbytte import personindeks
from kandidater.models import Kandidat, Kandidatansvar
from kandidater.naerstaaende import ErInhabil, Naerstaaende
from kandidater.typer import Kandidathendelse


def grunnen(kandidat: Kandidat, *, naa: datetime) -> str:
    """Why whoever answers for them now does, or why they wait in the queue."""
    aarsak = kandidat.ansvar.filter(gjeldende("periode", naa)).values_list("aarsak", flat=True).first()
    return i_ord(aarsak or "")


@transaction.atomic
def tildel(
    *, kandidat: Kandidat, til: Bruker, aarsak: str, av: Bruker, naa: datetime, fra: datetime | None = None
) -> None:
    """Give the candidate to `til` from `fra`, when not said from now; until then whoever has them keeps them.

    Raises ErInhabil.
    """
    if Naerstaaende.objects.er_naer(til, personindeks(kandidat.fodselsnummer)):
        raise ErInhabil
    fra = fra or naa
    hadde = avslutt(kandidat=kandidat, naa=fra)
    Kandidatansvar.objects.create(kandidat=kandidat, bruker=til, periode=TimestamptzRange(fra, None), aarsak=aarsak)
    logg.noter(Kandidathendelse.KANDIDAT_TILDELT, kandidat, av=av, naa=naa, fra=hadde, til=til.pk, gjelder_fra=fra)


def avslutt(*, kandidat: Kandidat, naa: datetime) -> UUID | None:
    """Neither anybody nor the queue has the candidate after `naa`; returns who was responsible.

    The caller closes the case or assigns: the database asks for it when the transaction ends.
    """
    laas(kandidat)
    sist = avloes(kandidat.ansvar.all(), fra=naa)
    return sist.bruker_id if sist else None
