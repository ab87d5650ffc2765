"""A candidate goes to another office: they wait for a jobbspesialist there, with the dates they have."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from psycopg.types.range import TimestamptzRange

from inkludering.brukere.models import Bruker, Kontor
from inkludering.felles.ansvarsaarsak import Ansvarsaarsak
from inkludering.felles.laas import laas
from inkludering.hendelser import logg
from kandidater import ansvar
from kandidater.models import Kandidat
from kandidater.typer import Kandidathendelse
from oppfolging.varsling import generering


@transaction.atomic
def flytt(*, kandidat: Kandidat, til: Kontor, av: Bruker, naa: datetime) -> None:
    """From now on the other office's, in its leader's queue; what was until now stays the first office's."""
    laas(kandidat, "kontor")
    fra = kandidat.kontor_id
    kandidat.tidligere_kontor.create(kontor_id=fra, til=naa)
    kandidat.kontor = til
    kandidat.save(update_fields=["kontor"])
    ansvar.avslutt(kandidat=kandidat, naa=naa)
    kandidat.ansvar.create(bruker=None, periode=TimestamptzRange(naa, None), aarsak=Ansvarsaarsak.KONTORBYTTE)
    logg.noter(Kandidathendelse.KANDIDAT_BYTTET_KONTOR, kandidat, av=av, naa=naa, fra=fra, til=til.pk)
    generering.oppdater(kandidater=[kandidat.pk], naa=naa)
