"""The digest: at most one e-mail a day to each who has something to be reminded of, with counts and a link only."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from inkludering.brukere.models import Bruker
from inkludering.felles.arbeidsdager import EN_DAG, OSLO, er_arbeidsdag, lokal_dato, samme_eller_forrige
from inkludering.utsending import utboks
from inkludering.utsending.models import Sendekanal, Tilstand, Utsending
from oppfolging.kjerne.models import Oppfolging
from oppfolging.varsling import regelregister
from oppfolging.varsling.models import Paaminnelse
from oppfolging.varsling.tilstand import Paaminnelsestilstand

MAL = "sammendrag"
TALL = ("kontakter", "over_fristen", "andre")
TIDLIGST, SENEST = time(7, 30), time(20)


@transaction.atomic
def legg_i_koe(*, naa: datetime) -> int:
    """Queue today's digest to those who have something new; returns how many. Late the same day beats never."""
    if not i_sendetiden(naa):
        return 0
    dag = lokal_dato(naa)
    nye = utboks.legg_alle_i(
        utboks.ny(
            nokkel=_nokkel(mottaker.pk, dag),
            kanal=Sendekanal.EPOST,
            mal=MAL,
            mottaker=mottaker,
            data=_tall(mottaker),
            naa=naa,
        )
        for mottaker in _mottakere(dag)
    )
    if nye:
        dagens = Utsending.objects.filter(pk__in=nye)
        denne = Subquery(dagens.filter(mottaker=OuterRef("mottaker")).values("pk"))
        _skal_fortelles().filter(mottaker__in=dagens.values("mottaker")).update(utsending=denne)
        utboks.avlys(Utsending.objects.filter(mal=MAL, mottaker__in=dagens.values("mottaker")).exclude(pk__in=nye))
    return len(nye)


def tell_paa_nytt(kandidater: Collection[UUID]) -> None:
    """Digests not sent yet that told of these: what no longer waits is not counted, nobody is written to of nothing."""
    om_dem = Paaminnelse.objects.filter(Q(kandidat__in=kandidater) | Q(oppfolging__kandidat__in=kandidater))
    i_koe = Utsending.objects.filter(mal=MAL, tilstand=Tilstand.I_KOE, pk__in=om_dem.values("utsending"))
    for melding in i_koe.select_for_update(no_key=True, skip_locked=True):
        den = Bruker.objects.filter(pk=melding.mottaker_id)
        melding.data = _tall(_med_tall(den, lokal_dato(melding.opprettet)).get())
        melding.save(update_fields=["data"])
        if not any(melding.data.values()):
            utboks.avlys(Utsending.objects.filter(pk=melding.pk))


def i_sendetiden(naa: datetime) -> bool:
    """Working days from 07:30 until 20, on the clock on the wall."""
    lokal = naa.astimezone(OSLO)
    return er_arbeidsdag(lokal.date()) and TIDLIGST <= lokal.time() < SENEST


def siste_morgen(naa: datetime) -> datetime:
    """When the digests last became due: 07:30 on a working day, at or before `naa`."""
    lokal = naa.astimezone(OSLO)
    dag = lokal.date() if lokal.time() >= TIDLIGST else lokal.date() - EN_DAG
    return datetime.combine(samme_eller_forrige(dag), TIDLIGST, OSLO)


def _skal_fortelles() -> QuerySet[Paaminnelse]:
    """A gap is told of every working day until it is filled; anything else once for each step of the ladder."""
    ny = Q(utsending__isnull=True) | Q(regel__in=regelregister.gjentatte())
    return Paaminnelse.objects.aapne().filter(ny)


def _mottakere(dag: date) -> QuerySet[Bruker]:
    """Those who have something new and have had no digest today, with what waits for each of them.

    Planned contacts whose day has come, those of them over the deadline, and in `andre` the reminders of anything else.
    """
    nokkel = Concat(Value(f"{MAL}:"), Cast(OuterRef("pk"), CharField()), Value(f":{dag}"))
    return _med_tall(
        Bruker.objects.filter(
            ~Exists(Utsending.objects.filter(nokkel=nokkel)),
            is_active=True,
            pk__in=_skal_fortelles().values("mottaker"),
        ),
        dag,
    )


def _med_tall(hvem: QuerySet[Bruker], dag: date) -> QuerySet[Bruker]:
    aapen = Q(paaminnelser__tilstand=Paaminnelsestilstand.AAPEN)
    over = Q(paaminnelser__oppfolging__in=Oppfolging.objects.over_fristen(dag))
    return hvem.annotate(
        kontakter=Count("paaminnelser__oppfolging", filter=aapen),
        over_fristen=Count("paaminnelser__oppfolging", filter=aapen & over),
        andre=Count("paaminnelser", filter=aapen & Q(paaminnelser__oppfolging=None)),
    )


def _tall(mottaker: Bruker) -> dict[str, int]:
    return {navn: getattr(mottaker, navn) for navn in TALL}


def _nokkel(mottaker_id: UUID, dag: date) -> str:
    return f"{MAL}:{mottaker_id}:{dag}"
