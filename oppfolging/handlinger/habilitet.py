"""Somebody who works here says who they are near to: those are closed to them, and given to somebody else."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

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
    sakene = _sakene(nokkel)
    egne = list(Kandidat.objects.ansvaret_til(bruker, naa).filter(pk__in=sakene))
    for kandidat in egne:
        _til_koen(kandidat, naa=naa)
    # Also of those they stand in for: somebody else is reminded.
    generering.oppdater(kandidater=sakene, naa=naa)
    return bool(egne)


@transaction.atomic
def foelg_nummeret(*, kandidat: Kandidat, naa: datetime) -> None:
    """The candidate has another number: whoever follows them up, and is near to whom it is of, does so no more."""
    hos = kandidat.ansvar.gjeldende(naa).select_related("bruker").first()
    nokkel = bytes(kandidat.fodselsnummer_indeks)
    if hos and hos.bruker and Naerstaaende.objects.er_naer(hos.bruker, nokkel):
        _til_koen(kandidat, naa=naa)
        generering.oppdater(kandidater=[kandidat.pk], naa=naa)


@transaction.atomic
def trekk(*, den: Naerstaaende, av: Bruker, naa: datetime) -> None:
    """It was a mistake: open to them again as to others, from now on."""
    laas(den, "trukket")
    if den.trukket is None:
        den.trukket = naa
        den.save(update_fields=["trukket"])
        logg.noter(Kandidathendelse.NAERSTAAENDE_TRUKKET, den, av=av, naa=naa)
        generering.oppdater(kandidater=_sakene(bytes(den.indeks)), naa=naa)


def _sakene(nokkel: bytes) -> list[UUID]:
    """The open cases of whoever has the number."""
    personen = Personnummer.objects.filter(indeks=nokkel).values("person")
    return list(Kandidat.objects.aapne().filter(person__in=personen).values_list("pk", flat=True))


def _til_koen(kandidat: Kandidat, *, naa: datetime) -> None:
    ansvar.avslutt(kandidat=kandidat, naa=naa)
    kandidat.ansvar.create(bruker=None, periode=TimestamptzRange(naa, None), aarsak=INHABIL)
