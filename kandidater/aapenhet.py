"""What employers may be told of a candidate (promise 5).

The rule itself is one view (migrations/0004_deling.py, model Deling), which the portal's views are made from too.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from inkludering.brukere.models import Bruker
from inkludering.felles.laas import laas
from inkludering.hendelser import logg
from kandidater.models import Aapenhet, Deling, Kandidat
from kandidater.typer import Kandidathendelse


@dataclass(frozen=True)
class Delt:
    """What an employer may know of a candidate now. `navn` and `kan_formidles` are empty when they may not."""

    kan_kontaktes: bool
    navn: str
    kan_formidles: str


INGENTING = Delt(kan_kontaktes=False, navn="", kan_formidles="")


def for_arbeidsgiver(kandidat: Kandidat) -> Delt:
    """What the gate lets through. Graded people and people without an openness share nothing."""
    return for_arbeidsgivere([kandidat])[kandidat.pk]


def for_arbeidsgivere(kandidater: Collection[Kandidat]) -> dict[UUID, Delt]:
    """The same for many candidates in one query, by candidate id."""
    delt = {
        rad.kandidat_id: Delt(kan_kontaktes=True, navn=rad.navn, kan_formidles=rad.kan_formidles)
        for rad in Deling.objects.filter(kandidat__in=kandidater)
    }
    return {kandidat.pk: delt.get(kandidat.pk, INGENTING) for kandidat in kandidater}


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
    laas(kandidat)
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
    logg.noter(
        Kandidathendelse.AAPENHET_ENDRET, kandidat, av=av, naa=naa, kan_kontaktes=kan_kontaktes, kan_navngis=kan_navngis
    )
    return ny


@transaction.atomic
def stram_inn(
    *, kandidat: Kandidat, kan_kontaktes: bool, kan_navngis: bool, skal_ikke_deles: str, av: Bruker, naa: datetime
) -> Aapenhet | None:
    """Of what is in force and these answers the tighter, in each; None when what is in force is that already.

    What must not be told is what either of them says. Nothing is opened, and no text to employers is changed.
    """
    laas(kandidat)
    naa_gjelder = kandidat.aapenheter.gjeldende().first()
    if naa_gjelder is None:
        return None
    tekster = [naa_gjelder.skal_ikke_deles]
    if skal_ikke_deles.strip() and skal_ikke_deles not in naa_gjelder.skal_ikke_deles:
        tekster.append(skal_ikke_deles)
    strengest: dict[str, Any] = {
        "kan_kontaktes": naa_gjelder.kan_kontaktes and kan_kontaktes,
        "kan_navngis": naa_gjelder.kan_navngis and kan_kontaktes and kan_navngis,
        "skal_ikke_deles": "\n".join(filter(None, tekster)),
    }
    if all(getattr(naa_gjelder, navn) == verdi for navn, verdi in strengest.items()):
        return None
    return endre(kandidat=kandidat, kan_formidles=naa_gjelder.kan_formidles, **strengest, av=av, naa=naa)
