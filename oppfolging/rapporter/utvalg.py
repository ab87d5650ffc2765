"""What a report is about, and who and what stood there at its cut: the building blocks the figures are counted from.

Everything is read from dated facts, each with the moment it was registered, so that a cut in the past gives what it
gave then: what was registered later was not yet known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import (
    Case,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, Greatest, Least, TruncDate
from psycopg.types.range import TimestamptzRange

from arbeidsgivere.models import Kontaktansvar
from inkludering.brukere.models import Kontor
from inkludering.felles.arbeidsdager import OSLO, lokal_dato
from inkludering.hendelser.models import Hendelse
from kandidater.faser import Fase
from kandidater.models import Faseperiode, Kandidat, Kandidatansvar
from oppfolging.kjerne.models import Forlop, Kontakt, Oppfolging, Side
from oppfolging.kjerne.querysets import ForlopQuerySet


@dataclass(frozen=True)
class Utvalg:
    """An office, a period of whole days, and the moment the figures are cut at."""

    kontor: Kontor
    fra: date
    til: date
    snitt: datetime

    def __post_init__(self) -> None:
        if not self.fra <= min(self.til, self.dag):
            raise ValueError("a report needs fra <= til, and a period that has begun at the cut")

    @property
    def dag(self) -> date:
        return lokal_dato(self.snitt)

    @property
    def siste_dag(self) -> date:
        """The last day of the period that the cut has reached."""
        return min(self.til, self.dag)

    @property
    def tidsrom(self) -> TimestamptzRange:
        """The period as moments, up to and including the cut when that comes first."""
        slutt = _midnatt(self.til + timedelta(days=1))
        if self.snitt < slutt:
            return TimestamptzRange(_midnatt(self.fra), self.snitt, "[]")
        return TimestamptzRange(_midnatt(self.fra), slutt)


def aapne(u: Utvalg) -> QuerySet:
    """A row per candidate of the office open at the cut: the phase, and `ansvarlig` (null: in the leader's queue)."""
    rader = Faseperiode.objects.filter(kandidat__kontor=u.kontor, periode__contains=u.snitt)
    return rader.exclude(fase=Fase.AVSLUTTET).annotate(ansvarlig=_ansvarlig(OuterRef("kandidat"), Value(u.snitt)))


def betjente(u: Utvalg) -> QuerySet:
    """The candidates of the office open on at least one day of the period, by the key of the person.

    `person_i_arbeid` is that key again when a paid forløp began in the period, else null.
    """
    aapen_i_perioden = Faseperiode.objects.filter(kandidat=OuterRef("pk"), periode__overlap=u.tidsrom)
    startet = kjente_forlop(u).betalte().filter(kandidat=OuterRef("pk"), start__range=(u.fra, u.siste_dag))
    return Kandidat.objects.filter(Exists(aapen_i_perioden.exclude(fase=Fase.AVSLUTTET)), kontor=u.kontor).annotate(
        person=F("fodselsnummer_indeks"), person_i_arbeid=Case(When(Exists(startet), then="fodselsnummer_indeks"))
    )


def kjente_forlop(u: Utvalg) -> ForlopQuerySet:
    """The forløp registered at the cut; `avsluttet_da` is empty for one that was ended afterwards."""
    return Forlop.objects.filter(registrert__lte=u.snitt).annotate(
        avsluttet_da=Case(When(avslutning_registrert__lte=u.snitt, then="avsluttet_dato"))
    )


def oppfolginger(u: Utvalg) -> QuerySet:
    """The office's planned contacts as they stood at the cut: `frist_da`, `lukket_da` and `ansvarlig`.

    A contact belongs to whoever answered for it when it was settled, or when its due date ended, if that came first.
    """
    paa_kontoret = Q(side=Side.ARBEIDSGIVER, arbeidsgiver__kontor=u.kontor)
    paa_kontoret |= ~Q(side=Side.ARBEIDSGIVER) & Q(kandidat__kontor=u.kontor)
    return (
        Oppfolging.objects.filter(paa_kontoret, opprettet__lte=u.snitt)
        .annotate(
            frist_da=Coalesce(_frist_foer_flytting(u), F("frist")),
            lukket_da=Case(When(lukket__lte=u.snitt, then="lukket")),
        )
        .annotate(
            lukket_dag=TruncDate("lukket_da", tzinfo=OSLO),
            avgjort=Least("lukket_da", Greatest("opprettet", _dognets_slutt("frist_da")), Value(u.snitt)),
        )
        .annotate(
            ansvarlig=Case(
                When(side=Side.ARBEIDSGIVER, then=_kontaktperson(OuterRef("arbeidsgiver"), OuterRef("avgjort"))),
                default=_ansvarlig(OuterRef("kandidat"), OuterRef("avgjort")),
            )
        )
    )


def siste_kontakt(u: Utvalg) -> Combinable:
    """For `aapne`: the day the candidate was last reached, or, before the first time, the day they were referred."""
    reelle = Kontakt.objects.filter(
        Q(angret__isnull=True) | Q(angret__gt=u.snitt),
        kandidat=OuterRef("kandidat"),
        med_kandidat=True,
        naadd=True,
        tid__lte=u.snitt,
    )
    sist = Subquery(reelle.order_by("-tid").values("tid")[:1])
    return Coalesce(TruncDate(sist, tzinfo=OSLO), F("kandidat__henvist_dato"), output_field=DateField())


def i_koe_siden(u: Utvalg) -> Combinable:
    """For `aapne` without a responsible: when the last responsibility ended, or else when the candidate came."""
    slutt = Func(F("periode"), function="upper", output_field=DateTimeField())
    start = Func(F("periode"), function="lower", output_field=DateTimeField())
    tidligere = Kandidatansvar.objects.filter(kandidat=OuterRef("kandidat")).annotate(slutt=slutt)
    kom = Faseperiode.objects.filter(kandidat=OuterRef("kandidat")).annotate(start=start)
    return Coalesce(
        Subquery(tidligere.filter(slutt__lte=u.snitt).order_by("-slutt").values("slutt")[:1]),
        Subquery(kom.order_by("start").values("start")[:1]),
    )


def med_ansvarlig(forlop: QuerySet, u: Utvalg) -> QuerySet:
    return forlop.annotate(ansvarlig=_ansvarlig(OuterRef("kandidat"), Value(u.snitt)))


def _ansvarlig(kandidat: OuterRef, tid: Combinable) -> Subquery:
    return Subquery(Kandidatansvar.objects.filter(kandidat=kandidat, periode__contains=tid).values("bruker")[:1])


def _kontaktperson(arbeidsgiver: OuterRef, tid: Combinable) -> Subquery:
    return Subquery(Kontaktansvar.objects.filter(arbeidsgiver=arbeidsgiver, periode__contains=tid).values("bruker")[:1])


def _senere_hendelser(type_: str, objekt: str, u: Utvalg) -> QuerySet:
    denne = Cast(OuterRef("pk"), CharField())
    return Hendelse.objects.filter(objekt_type=objekt, objekt_id=denne, type=type_, tid__gt=u.snitt)


def _frist_foer_flytting(u: Utvalg) -> Subquery:
    flyttinger = _senere_hendelser("frist_flyttet", "oppfolging", u).order_by("tid", "pk")
    return Subquery(flyttinger.values(fra=Cast(KT("detaljer__fra"), DateField()))[:1])


def _dognets_slutt(dato: str) -> Func:
    """The moment a Norwegian calendar day ends."""
    return Func(
        F(dato), template="((%(expressions)s + 1)::timestamp AT TIME ZONE 'Europe/Oslo')", output_field=DateTimeField()
    )


def _midnatt(dag: date) -> datetime:
    return datetime.combine(dag, time.min, tzinfo=OSLO)
