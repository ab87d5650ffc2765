"""How the work that nobody sees is going: the rounds of the worker, and messages that are not settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from inkludering.hendelser import audit
from inkludering.utsending import avgjorelse
from inkludering.utsending.models import UAVGJORT, Puls, Tilstand, Utsending
from inkludering.utsending.puls import LENGST_UTEN

# So late a message may be before somebody should look at it.
FOR_SENT = timedelta(minutes=15)


@dataclass(frozen=True)
class Helse:
    """`alder`: how long ago each round was done (None: never). `meldinger`: how many, by state. `uavgjorte`: how many
    of them wait for a person. `audit_fra`: when the oldest visit was that Nav's audit should have been told of."""

    alder: Mapping[str, timedelta | None]
    meldinger: Mapping[str, int]
    uavgjorte: int
    eldste_forfalt: timedelta
    audit_fra: datetime | None


def les(*, naa: datetime) -> Helse:
    tider = dict(Puls.objects.values_list("navn", "tid"))
    i_koe = Utsending.objects.filter(tilstand=Tilstand.I_KOE, ikke_foer__lte=naa)
    forfalt = i_koe.filter(Q(utloper=None) | Q(utloper__gt=naa)).aggregate(Min("ikke_foer"))["ikke_foer__min"]
    rader = Utsending.objects.filter(tilstand__in=UAVGJORT).values_list("tilstand").annotate(Count("pk"))
    return Helse(
        alder={runde: naa - tider[runde] if runde in tider else None for runde in LENGST_UTEN},
        uavgjorte=avgjorelse.uavgjorte(naa=naa).count(),
        meldinger=dict.fromkeys(map(str, UAVGJORT), 0) | dict(rader),
        eldste_forfalt=naa - forfalt if forfalt else timedelta(0),
        audit_fra=audit.venter_for_lenge(naa=naa),
    )


def feil(helse: Helse) -> Iterator[str]:
    """What somebody must do something about, a sentence each."""
    for runde, alder in helse.alder.items():
        if alder is None:
            yield f"runden «{runde}» har aldri gått: kjører arbeideren og beat?"
        elif alder > LENGST_UTEN[runde]:
            yield f"runden «{runde}» står stille: sist gjort for {_minutter(alder)} siden"
    if helse.eldste_forfalt > FOR_SENT:
        yield f"den eldste meldingen skulle vært sendt for {_minutter(helse.eldste_forfalt)} siden"
    if helse.audit_fra:
        yield f"auditloggen tar ikke imot: det eldste besøket i køen er fra {helse.audit_fra:%d.%m.%Y %H.%M}"
    if helse.uavgjorte:
        yield f"{helse.uavgjorte} meldinger venter på en avgjørelse: «manage.py uavgjorte» viser dem"


def _minutter(varighet: timedelta) -> str:
    return f"{varighet // timedelta(minutes=1)} min"
