"""How the delivery is doing: what a person, or a readiness check, must know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from inkludering.utsending.levering import PULS
from inkludering.utsending.models import Puls, Tilstand, Utsending

# So long the other end is asked before a person must decide; so late a message may be before something is wrong.
TAALMODIGHET = timedelta(minutes=15)


@dataclass(frozen=True)
class Helse:
    """`eldste_forfalte`: since when the oldest waiting message is due; `usikre`: those a person must decide about."""

    eldste_forfalte: datetime | None
    usikre: int
    doede: int
    sist_toemt: datetime | None


def helse(*, naa: datetime) -> Helse:
    tall = Utsending.objects.aggregate(
        eldste_forfalte=Min("ikke_foer", filter=Q(tilstand=Tilstand.I_KOE, ikke_foer__lte=naa)),
        usikre=Count("pk", filter=Q(tilstand=Tilstand.USIKKER, usikker_siden__lte=naa - TAALMODIGHET)),
        doede=Count("pk", filter=Q(tilstand=Tilstand.DOED)),
    )
    sist = Puls.objects.filter(navn=PULS).values_list("tid", flat=True).first()
    return Helse(**tall, sist_toemt=sist)
