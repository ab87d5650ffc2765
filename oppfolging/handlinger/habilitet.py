"""Somebody who works here says who they are near to: those are closed to them, and given to somebody else."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from psycopg.types.range import TimestamptzRange

from inkludering.brukere.models import Bruker
from inkludering.felles.laas import laas
from inkludering.hendelser import logg
from kandidater import ansvar
from kandidater.indeksbytte import personindeks
from kandidater.models import Kandidat, Personnummer
from kandidater.naerstaaende import Naerstaaende
from kandidater.typer import Kandidathendelse
from oppfolging.varsling import generering

INHABIL = "inhabil"


@transaction.atomic
def meld(*, bruker: Bruker, fodselsnummer: str, slektskap: str, naa: datetime) -> bool:
    """In force at once. What the user follows up of the person goes to the leader's queue; returns whether it did."""
    nokkel = personindeks(fodselsnummer)
    felt = {"slektskap": slektskap, "meldt": naa}
    den, ny = Naerstaaende.objects.get_or_create(bruker=bruker, indeks=nokkel, trukket=None, defaults=felt)
    if ny:
        logg.noter(Kandidathendelse.NAERSTAAENDE_MELDT, den, av=bruker, naa=naa)
    personen = Personnummer.objects.filter(indeks=nokkel).values("person")
    egne = list(Kandidat.objects.ansvaret_til(bruker, naa).filter(person__in=personen))
    for kandidat in egne:
        ansvar.avslutt(kandidat=kandidat, naa=naa)
        kandidat.ansvar.create(bruker=None, periode=TimestamptzRange(naa, None), aarsak=INHABIL)
    generering.oppdater(kandidater=[kandidat.pk for kandidat in egne], naa=naa)
    return bool(egne)


@transaction.atomic
def trekk(*, den: Naerstaaende, av: Bruker, naa: datetime) -> None:
    """It was a mistake: open to them again as to others, from now on."""
    laas(den, "trukket")
    if den.trukket is None:
        den.trukket = naa
        den.save(update_fields=["trukket"])
        logg.noter(Kandidathendelse.NAERSTAAENDE_TRUKKET, den, av=av, naa=naa)
