"""How many candidates a jobbspesialist has, against the office's norm and ceiling (promise 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    CharField,
    Count,
    DateField,
    DateTimeField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from inkludering.brukere.models import Bruker, Kontor, Rolle, Tilknytning
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fastsporring import Fastsporring, Plassholder
from inkludering.felles.laas import laas
from kandidater import vekting
from kandidater.models import Kandidat, Kandidatansvar

KORTESTE_GRUNN = 10
ALLE = Q()


@dataclass(frozen=True)
class Belastning:
    """Open candidates of one jobbspesialist. `vektet`: where some weigh more than others, what they come to.

    `kommer`, `gaar`: how many are dated to come to them, and to leave them, on a later day.
    """

    antall: int
    norm: int
    tak: int
    vektet: Decimal | None = None
    kommer: int = 0
    gaar: int = 0

    @property
    def over_norm(self) -> bool:
        return self.antall > self.norm

    @property
    def naadd_norm(self) -> bool:
        """One more goes above the norm: warned about."""
        return self.antall >= self.norm

    @property
    def naadd_tak(self) -> bool:
        """One more goes above the ceiling: only with a leader's reason."""
        return self.antall >= self.tak

    def med(self, flere: int) -> Belastning:
        """With so many more."""
        return replace(self, antall=self.antall + flere)


class _Stilling(NamedTuple):
    antall: int
    stillingsprosent: int


class TaketErNaadd(Exception):
    """The jobbspesialist is at the ceiling, and no leader has said why there should be more; `belastning` is theirs."""

    def __init__(self, belastning: Belastning) -> None:
        self.belastning = belastning


def for_bruker(bruker: Bruker, *, kontor: Kontor, naa: datetime) -> Belastning:
    """At one office, as they know it themselves. Who does not work there as a jobbspesialist has room for nobody."""
    for stilling in _stillingen(bruker=bruker.pk, kontor=kontor.pk, dag=lokal_dato(naa), naa=naa):
        return av(stilling, kontor)
    return Belastning(0, 0, 0)


def for_kontor(kontor: Kontor, *, leser: Bruker, naa: datetime) -> dict[Bruker, Belastning]:
    """Everyone who works as a jobbspesialist at the office at `naa`, in Norwegian name order.

    Counted of the candidates `leser` may know of.
    """
    kjente = Q(Exists(Kandidat.objects.kjent_for(leser).filter(pk=OuterRef("kandidat"))))
    stillinger = _stillinger(kontor, lokal_dato(naa), naa, kjente).filter(bruker__is_active=True)
    rader = list(stillinger.select_related("bruker").order_by("bruker__sorteringsnavn", "bruker"))
    veier = vekting.vektet([rad.bruker_id for rad in rader], kontor=kontor, kjente=kjente, naa=naa)
    datert = kommer_og_gaar([rad.bruker_id for rad in rader], kjente=kjente, naa=naa)
    return {
        rad.bruker: replace(av(rad, kontor), vektet=veier.get(rad.bruker_id), **datert[rad.bruker_id]) for rad in rader
    }


def kommer_og_gaar(hos: Collection[UUID], *, kjente: Q = ALLE, naa: datetime) -> dict[UUID, dict[str, int]]:
    """Of each: the open candidates dated to come to them, and to leave them, of the `kjente`. One query."""
    har: dict[UUID, set[UUID]] = defaultdict(set)
    faar: dict[UUID, set[UUID]] = defaultdict(set)
    datert = Kandidatansvar.objects.fra_og_med(naa).filter(
        Q(periode__startswith__gt=naa) | Q(periode__upper_inf=False),
        kjente,
        bruker__in=hos,
        kandidat__avsluttet_dato__isnull=True,
    )
    for bruker, kandidat, fra in datert.values_list("bruker", "kandidat", "periode__startswith"):
        (faar if fra > naa else har)[bruker].add(kandidat)
    return {en: {"kommer": len(faar[en] - har[en]), "gaar": len(har[en] - faar[en])} for en in hos}


def krev_plass(
    bruker: Bruker, *, kontor: Kontor, leser: Bruker, naa: datetime, grunn: str = "", antall: int = 1
) -> None:
    """Raise TaketErNaadd unless `bruker` may have so many more; `grunn` is the leader's. Call it in the transaction.

    At `naa`, and whenever more begin that are dated ahead. Judged by what `leser`, who gives them the candidate, may
    know of: a refusal would tell of the others.
    """
    # Two at once take turns, so that the second counts the candidate of the first.
    laas(bruker)
    begynner = Kandidatansvar.objects.filter(bruker=bruker, periode__startswith__gt=naa)
    for tid in {naa, *begynner.values_list("periode__startswith", flat=True)}:
        belastning = slik_leseren_vet(bruker, kontor=kontor, leser=leser, naa=tid)
        if belastning.med(antall - 1).naadd_tak and len(grunn.strip()) < KORTESTE_GRUNN:
            raise TaketErNaadd(belastning)


def slik_leseren_vet(bruker: Bruker, *, kontor: Kontor, leser: Bruker, naa: datetime) -> Belastning:
    """What `leser` may know of how much `bruker` has."""
    if bruker == leser:
        return for_bruker(bruker, kontor=kontor, naa=naa)
    return for_kontor(kontor, leser=leser, naa=naa).get(bruker, Belastning(0, 0, 0))


def andel(hele: int, prosent: int) -> int:
    """An office's norm or ceiling for a share of full time."""
    return max(1, round(hele * prosent / 100))


def _stillinger(
    kontor: Kontor | Combinable, dag: date | Combinable, naa: datetime | Combinable, kjente: Q = ALLE
) -> QuerySet[Tilknytning]:
    """Each with `antall` open candidates of the `kjente`, wherever the candidates belong."""
    aapne = Kandidatansvar.objects.gjeldende(naa).filter(
        kjente, bruker=OuterRef("bruker"), kandidat__avsluttet_dato__isnull=True
    )
    antall = aapne.order_by().values("bruker").annotate(antall=Count("pk")).values("antall")
    her = Tilknytning.objects.gjeldende(dag).filter(kontor=kontor, rolle=Rolle.JOBBSPESIALIST)
    return her.annotate(antall=Coalesce(Subquery(antall), 0))


def stillingen(**mer: Combinable) -> QuerySet[Tilknytning, tuple[int, ...]]:
    """What `for_bruker` asks, for a Fastsporring, and `mer` about the same Tilknytning: for a page that shows both."""
    stillinger = _stillinger(
        Plassholder("kontor", CharField()), Plassholder("dag", DateField()), Plassholder("naa", DateTimeField())
    )
    min_stilling = stillinger.filter(bruker=Plassholder("bruker", UUIDField())).order_by("pk").annotate(**mer)
    return min_stilling.values_list("antall", "stillingsprosent", *mer)[:1]


_stillingen = Fastsporring(_Stilling, stillingen)


def av(rad: Any, kontor: Kontor) -> Belastning:
    """What a row with `antall` and `stillingsprosent` comes to at the office."""
    return Belastning(rad.antall, andel(kontor.norm, rad.stillingsprosent), andel(kontor.tak, rad.stillingsprosent))
