"""Whom a leader may move, and what stands with somebody who leaves."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere import fravaer
from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.radvalg import RADENES, korte_nokler
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
    borte: dict[Bruker, str]
    antall: dict[str, int]
    ved_andre_kontor: int


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
        fravaer.borte_i_ord(last, dag=lokal_dato(naa)),
        sluttoverlevering.antall(*nokler) | sluttoverlevering.ogsaa(den, *nokler),
        sluttoverlevering.ved_andre_kontor(den, leder=leder),
    )


def mottakerne(alt: Alt) -> list[tuple[str, str]]:
    """All who may: the key to tick off by, and how much they have."""
    nokler = korte_nokler([den.pk for den in alt.last])
    return [(nokler[den.pk], med_belastning(den, ett, alt.borte.get(den, ""))) for den, ett in alt.last.items()]


def med_forslag(sendt: QueryDict | None, alt: Alt) -> tuple[QueryDict | None, bool]:
    """What was sent, and whether its rows are filled in anew: when others are ticked than those they were made for."""
    if sendt is None:
        return None, False
    nokler = korte_nokler([den.pk for den in alt.last])
    krysset = {nokler[den.pk]: den for den in alt.last if nokler[den.pk] in sendt.getlist("til")}
    if krysset.keys() == set(sendt.get("foreslaatt_for", "").split()):
        return sendt, False
    ny = sendt.copy()
    ny["foreslaatt_for"], ny["sett_over"] = " ".join(krysset), ""
    if krysset:
        gitt = forslag(alt, list(krysset.values()))
        radene = korte_nokler([rad.pk for rad in alt.kandidater], minst=RADENES)
        for pk, den in gitt.kandidater.items():
            ny[f"k{radene[pk]}"] = nokler[den.pk]
        for hos, den in gitt.arbeidsgivere.items():
            ny[f"a{hos}"] = nokler[den.pk]
    return ny, bool(krysset)


def forslag(alt: Alt, blant: Collection[Bruker]) -> sluttoverlevering.Fordeling:
    """How it may be shared out among those who were ticked off."""
    kandidater, arbeidsgivere = [rad.pk for rad in alt.kandidater], [rad.pk for rad in alt.arbeidsgivere]
    return sluttoverlevering.forslag(kandidater, arbeidsgivere, last={den: alt.last[den] for den in blant})
