"""Who is responsible for a candidate: one jobbspesialist at a time, or the leader's queue (promise 2)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from psycopg.types.range import TimestamptzRange

from inkludering.brukere.models import Bruker
from inkludering.hendelser import logg
from kandidater.models import Kandidat, Kandidatansvar


@transaction.atomic
def tildel(*, kandidat: Kandidat, til: Bruker, aarsak: str, av: Bruker, naa: datetime) -> None:
    """Give the candidate to `til` from now on; whoever had them until now no longer does."""
    fra = avslutt(kandidat=kandidat, naa=naa)
    Kandidatansvar.objects.create(kandidat=kandidat, bruker=til, periode=TimestamptzRange(naa, None), aarsak=aarsak)
    kandidat.i_lederkoe_siden = None
    kandidat.save(update_fields=["i_lederkoe_siden"])
    logg.noter("kandidat_tildelt", kandidat, av=av, naa=naa, fra=fra, til=til.pk)


@transaction.atomic
def legg_i_lederkoe(*, kandidat: Kandidat, aarsak: str, av: Bruker | None, naa: datetime) -> None:
    """Nobody is responsible any more: the candidate stands in the leader's queue until assigned."""
    fra = avslutt(kandidat=kandidat, naa=naa)
    kandidat.i_lederkoe_siden = naa
    kandidat.save(update_fields=["i_lederkoe_siden"])
    logg.noter("kandidat_i_lederkoe", kandidat, av=av, naa=naa, fra=fra, aarsak=aarsak)


def avslutt(*, kandidat: Kandidat, naa: datetime) -> UUID | None:
    """Nobody is responsible after `naa`; returns who was. The caller closes the case, assigns or queues."""
    gjeldende = Kandidatansvar.objects.select_for_update(of=("self",)).gjeldende().filter(kandidat=kandidat).first()
    if gjeldende is None:
        return None
    gjeldende.periode = TimestamptzRange(gjeldende.periode.lower, naa)
    gjeldende.save(update_fields=["periode"])
    return gjeldende.bruker_id
