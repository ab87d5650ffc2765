"""Whom a leader may move, and what stands with somebody who leaves."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.radvalg import korte_nokler
from kandidater import belastning
from kandidater.belastning import Belastning
from kandidater.models import Kandidat, Kandidatansvar
from kandidater.mottakerskjema import med_belastning
from oppfolging.handlinger import sluttoverlevering


def kan_flyttes(leder: Bruker, kandidat_id: uuid.UUID) -> Any | None:
    """An open candidate of the office who is somebody's, with `hos_til_slutt`: whose, when what is dated has begun."""
    if leder.rolle != Rolle.LEDER:
        return None
    rader = Kandidat.objects.listbar_for(leder).aapne().filter(sperret__isnull=True)
    kandidat: Any = rader.select_related("kontor").filter(pk=kandidat_id).first()
    sist = Kandidatansvar.objects.filter(kandidat=kandidat_id, periode__upper_inf=True, bruker__isnull=False)
    if kandidat is None or (ansvar := sist.select_related("bruker").first()) is None:
        return None
    kandidat.hos_til_slutt = ansvar.bruker
    return kandidat


@dataclass(frozen=True)
class Alt:
    """What one jobbspesialist answers for, as far as the leader may know, who may take it over, and what goes along."""

    kandidater: list[Kandidat]
    arbeidsgivere: list[Arbeidsgiver]
    last: dict[Bruker, Belastning]
    antall: dict[str, int]
    ved_andre_kontor: int


@dataclass(frozen=True)
class Overtaker:
    """Who may take over: to tick off, with how much they have."""

    nokkel: str
    tekst: str
    valgt: bool


def alt_hos(den: Bruker, *, leder: Bruker, naa: datetime) -> Alt:
    """In Norwegian name order."""
    kandidater = list(sluttoverlevering.kandidatene(den, leder=leder).order_by("sorteringsnavn", "pk"))
    arbeidsgivere = list(sluttoverlevering.arbeidsgiverne(den).order_by("sorteringsnavn", "pk"))
    last = belastning.for_kontor(leder.kontoret, leser=leder, naa=naa)
    last.pop(den, None)
    nokler = [rad.pk for rad in kandidater], [rad.pk for rad in arbeidsgivere]
    return Alt(
        kandidater,
        arbeidsgivere,
        last,
        sluttoverlevering.antall(*nokler) | sluttoverlevering.ogsaa(den, *nokler),
        sluttoverlevering.ved_andre_kontor(den, leder=leder),
    )


def mottakerne(alt: Alt, valgte: Collection[str]) -> list[Overtaker]:
    """All who may, and which of them were ticked off."""
    nokler = korte_nokler([den.pk for den in alt.last])
    return [
        Overtaker(nokler[den.pk], med_belastning(den, ett), nokler[den.pk] in valgte) for den, ett in alt.last.items()
    ]


def forslag(alt: Alt, valgte: Collection[str] = ()) -> sluttoverlevering.Fordeling:
    """How it may be shared out among those who were ticked off, or among all."""
    kandidater, arbeidsgivere = [rad.pk for rad in alt.kandidater], [rad.pk for rad in alt.arbeidsgivere]
    nokler = korte_nokler([den.pk for den in alt.last])
    blant = {den: ett for den, ett in alt.last.items() if nokler[den.pk] in valgte}
    return sluttoverlevering.forslag(kandidater, arbeidsgivere, last=blant or alt.last)
