"""What is kept of a file that is on its way in, from the moment it comes until it is taken in, or forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction

from inkludering.brukere.models import Tilknytning
from inkludering.felles.tabellfil import Filtabell, Tabellrad
from inkludering.felles.tabellfil.rad import Merknad
from inkludering.opplasting.models import Opplasting, Opplastingsdel, Opplastingstilstand

PARTI = 250


@transaction.atomic
def ta_imot(
    *, tabell: Filtabell, slag: str, kobling: dict[str, int], tilknytning: Tilknytning, naa: datetime
) -> Opplasting:
    """Keep its rows. Raises Uleseligfil, and keeps nothing."""
    ny = Opplasting.objects.create(
        slag=slag, tilknytning=tilknytning, lastet_opp=naa, hode=json.dumps(tabell.hode), kobling=kobling
    )
    for parti in _partier(tabell.rader):
        Opplastingsdel.objects.create(opplasting=ny, rader=_pakk(parti), antall=len(parti))
        ny.antall += len(parti)
    ny.save(update_fields=["antall"])
    return ny


def husk(*, slag: str, tilknytning: Tilknytning, naa: datetime) -> Opplasting:
    """What is taken in at once, from a file that is not kept at all."""
    tider = {"lastet_opp": naa, "naa": naa}
    return Opplasting.objects.create(
        slag=slag, tilknytning=tilknytning, tilstand=Opplastingstilstand.INNE, fremdrift=100, **tider
    )


def legg_til(opplasting: Opplasting, *, laget: list[str], antall: int) -> None:
    """Some more rows of it, and the ids of what they became."""
    Opplastingsdel.objects.create(opplasting=opplasting, antall=antall, laget=laget)
    opplasting.antall += antall
    opplasting.save(update_fields=["antall"])


def rader(del_: Opplastingsdel) -> list[Tabellrad]:
    return [
        Tabellrad(linje, celler, {int(nr): Merknad(ett) for nr, ett in merknader.items()})
        for linje, celler, merknader in json.loads(del_.rader or "[]")
    ]


@transaction.atomic
def glem(opplasting: Opplasting) -> None:
    """What it said; the caller says what came of it."""
    opplasting.deler.update(rader=None, feil=None)
    opplasting.hode = None
    opplasting.save(update_fields=["hode"])


def rydd(*, naa: datetime) -> int:
    """Remove those that nobody has said yes to for a day; how many rows went."""
    antall, _per_modell = Opplasting.objects.glemt(naa).delete()
    return antall


def _pakk(parti: Iterable[Tabellrad]) -> str:
    return json.dumps([[rad.linje, rad.celler, rad.merknader] for rad in parti])


def _partier(alle: Iterator[Tabellrad]) -> Iterator[list[Tabellrad]]:
    parti: list[Tabellrad] = []
    for rad in alle:
        parti.append(rad)
        if len(parti) == PARTI:
            yield parti
            parti = []
    if parti:
        yield parti
