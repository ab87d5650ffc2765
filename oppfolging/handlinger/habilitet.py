"""Somebody who works here says who they are near to: those are closed to them, and given to somebody else."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from inkludering.brukere.models import Bruker
from inkludering.felles.ansvarsaarsak import Ansvarsaarsak
from inkludering.felles.laas import laas, laas_alle
from inkludering.felles.perioder import Ansvarsperioder, til_ingen
from inkludering.hendelser import logg
from kandidater.indeksbytte import personindeks
from kandidater.models import Kandidat, Kandidatansvar, Personnummer
from kandidater.naerstaaende import Naerstaaende, hos_naere
from kandidater.typer import Kandidathendelse
from oppfolging.handlinger import overlevering
from oppfolging.varsling import generering


@transaction.atomic
def meld(*, bruker: Bruker, fodselsnummer: str, slektskap: str, naa: datetime) -> bool:
    """In force at once. What the user follows up of the person, or is to take over on a later day, goes to the leader's
    queue; returns whether there was any.
    """
    nokkel = personindeks(fodselsnummer)
    felt = {"slektskap": slektskap, "meldt": naa}
    den, ny = Naerstaaende.objects.get_or_create(bruker=bruker, indeks=nokkel, trukket=None, defaults=felt)
    if ny:
        logg.noter(Kandidathendelse.NAERSTAAENDE_MELDT, den, av=bruker, naa=naa)
    sakene = _sakene(nokkel)
    grunn = _("Kollegaen er inhabil for kandidaten.")
    overlevering.avslaa_for(den=bruker, grunn=grunn, av=bruker, naa=naa, om=sakene)
    fulgte_opp = _til_koen(Kandidatansvar.objects.filter(kandidat__in=sakene, bruker=bruker), naa=naa)
    # Also of those they stand in for: somebody else is reminded.
    generering.oppdater(kandidater=sakene, naa=naa)
    return fulgte_opp


@transaction.atomic
def foelg_nummeret(*, kandidat: Kandidat, naa: datetime) -> None:
    """The candidate has another number: whoever follows them up, or is to, and is near to whom it is of, does not."""
    if _til_koen(hos_naere(kandidat.ansvar.all()), naa=naa):
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


def _til_koen(ansvar: Ansvarsperioder, *, naa: datetime) -> bool:
    """Nobody answers in what is left of these periods, now or later; returns whether anything was."""
    perioder = ansvar.fra_og_med(naa)
    kandidater = list(Kandidat.objects.filter(pk__in=perioder.values("kandidat")).order_by("pk"))
    laas_alle(kandidater)
    til_ingen(perioder, fra=naa, aarsak=Ansvarsaarsak.INHABIL)
    return bool(kandidater)
