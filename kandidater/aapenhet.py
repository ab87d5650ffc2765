"""What employers may be told of a candidate: the single gate that employer-facing code asks (promise 5)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from inkludering.brukere.models import Bruker
from inkludering.hendelser import logg
from kandidater.models import Aapenhet, Kandidat


@dataclass(frozen=True)
class Deling:
    """What an employer may know of a candidate now. `navn` and `kan_formidles` are empty when they may not."""

    kan_kontaktes: bool
    navn: str
    kan_formidles: str


INGENTING = Deling(kan_kontaktes=False, navn="", kan_formidles="")


def for_arbeidsgiver(kandidat: Kandidat) -> Deling:
    """The gate. Graded people and people without an openness share nothing."""
    return for_arbeidsgivere([kandidat])[kandidat.pk]


def for_arbeidsgivere(kandidater: Collection[Kandidat]) -> dict[UUID, Deling]:
    """The same gate for many candidates in one query, by candidate id."""
    rader = Aapenhet.objects.gjeldende().filter(kandidat__in=kandidater).defer("skal_ikke_deles")
    gjeldende = {rad.kandidat_id: rad for rad in rader}
    return {kandidat.pk: _deling(kandidat, gjeldende.get(kandidat.pk)) for kandidat in kandidater}


def _deling(kandidat: Kandidat, gjeldende: Aapenhet | None) -> Deling:
    if gjeldende is None or kandidat.er_gradert or not gjeldende.kan_kontaktes:
        return INGENTING
    return Deling(
        kan_kontaktes=True,
        navn=kandidat.navn if gjeldende.kan_navngis else "",
        kan_formidles=gjeldende.kan_formidles,
    )


@transaction.atomic
def endre(
    *,
    kandidat: Kandidat,
    kan_kontaktes: bool,
    kan_navngis: bool,
    kan_formidles: str,
    skal_ikke_deles: str,
    av: Bruker,
    naa: datetime,
) -> Aapenhet:
    """Set what employers may be told from now on; what was in force is kept as history."""
    kandidat.aapenheter.gjeldende().update(erstattet=naa)
    ny = Aapenhet.objects.create(
        kandidat=kandidat,
        kan_kontaktes=kan_kontaktes,
        kan_navngis=kan_navngis,
        kan_formidles=kan_formidles,
        skal_ikke_deles=skal_ikke_deles,
        fra=naa,
        registrert_av=av,
    )
    logg.noter("aapenhet_endret", kandidat, av=av, naa=naa, kan_kontaktes=kan_kontaktes, kan_navngis=kan_navngis)
    return ny
