"""The digest: at most one e-mail a day to each who has something to be reminded of, with counts and a link only."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, OuterRef, Q, Subquery

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import OSLO, er_arbeidsdag, lokal_dato, samme_eller_forrige
from inkludering.utsending import utboks
from inkludering.utsending.models import Kanal, Utsending
from oppfolging.kjerne.forfall import VIRKEDAGER_TIL_ROED, siste_frist
from oppfolging.varsling.models import Paaminnelse, Regel

MAL = "sammendrag"
TALL = ("kandidater", "arbeidsgivere", "over_fristen")
TIDLIGST, SENEST = time(7, 30), time(20)
# A gap is told of every working day until it is filled; anything else once for each step of the ladder.
GJENTAS = (Regel.UTEN_ANSVARLIG, Regel.UTEN_KONTAKTPERSON)
SKAL_FORTELLES = Q(lukket__isnull=True) & (Q(utsending__isnull=True) | Q(regel__in=GJENTAS))


@transaction.atomic
def legg_i_koe(*, naa: datetime) -> int:
    """Queue today's digest to those who have something new; returns how many. Late the same day beats never."""
    if not i_sendetiden(naa):
        return 0
    dag = lokal_dato(naa)
    mottakere = Bruker.objects.filter(
        is_active=True, pk__in=Paaminnelse.objects.filter(SKAL_FORTELLES).values("mottaker")
    ).in_bulk()
    sagt_i_dag = Utsending.objects.filter(noekkel__in=[_noekkel(pk, dag) for pk in mottakere])
    for sendt in sagt_i_dag:
        mottakere.pop(sendt.mottaker_id)
    tall = _tall(mottakere, siste_frist(dag, VIRKEDAGER_TIL_ROED))
    nye = utboks.legg_alle_i(
        utboks.ny(noekkel=_noekkel(pk, dag), kanal=Kanal.EPOST, mal=MAL, mottaker=mottaker, data=tall[pk], naa=naa)
        for pk, mottaker in mottakere.items()
    )
    dagens = Utsending.objects.filter(pk__in=nye)
    denne = Subquery(dagens.filter(mottaker=OuterRef("mottaker")).values("pk"))
    Paaminnelse.objects.filter(SKAL_FORTELLES, mottaker__in=dagens.values("mottaker")).update(utsending=denne)
    utboks.avlys(Utsending.objects.filter(mal=MAL, mottaker__in=dagens.values("mottaker")).exclude(pk__in=nye))
    return len(nye)


def i_sendetiden(naa: datetime) -> bool:
    """Working days from 07:30 until 20, on the clock on the wall."""
    lokal = naa.astimezone(OSLO)
    return er_arbeidsdag(lokal.date()) and TIDLIGST <= lokal.time() < SENEST


def siste_morgen(naa: datetime) -> datetime:
    """When the digests last became due: 07:30 on a working day, at or before `naa`."""
    dag = naa.astimezone(OSLO).date()
    if naa.astimezone(OSLO).time() < TIDLIGST:
        dag -= timedelta(days=1)
    return datetime.combine(samme_eller_forrige(dag), TIDLIGST, OSLO)


def _tall(mottakere: Collection[UUID], roed: date) -> dict[UUID, dict[str, int]]:
    """What waits for each: how many people, employers, and contacts that are overdue."""
    rader = (
        Paaminnelse.objects.aapne()
        .filter(mottaker__in=mottakere)
        .values("mottaker")
        .annotate(
            kandidater=Count("kandidat", distinct=True),
            arbeidsgivere=Count("arbeidsgiver", distinct=True),
            over_fristen=Count("oppfolging", distinct=True, filter=Q(oppfolging__frist__lte=roed)),
        )
        .values_list("mottaker", *TALL)
    )
    return {mottaker: dict(zip(TALL, tall, strict=True)) for mottaker, *tall in rader}


def _noekkel(mottaker_id: UUID, dag: date) -> str:
    return f"{MAL}:{mottaker_id}:{dag}"
