"""Who answers for a side at a moment: the one place that knows, and who stands in for them while they are away.

The employer's side belongs to the employer's kontaktperson, whatever office; the candidate's and job development to
the candidate's jobbspesialist. None: nobody does, and the leaders of the office are told. Whoever stands in has the
same doors meanwhile (`svares_for_av` of the querysets), and is told instead (varsling/skal_staa.py).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat, JSONObject

from arbeidsgivere.models import Arbeidsgiver, Kontaktansvar, Kontaktvikariat
from inkludering.brukere.models import Bruker, Fravaer
from inkludering.felles.arbeidsdager import EN_DAG, lokal_dato
from kandidater.models import Kandidat, Kandidatansvar, Vikariat


def for_kandidat(kandidat: Kandidat, *, naa: datetime) -> Bruker | None:
    """The candidate's jobbspesialist at `naa`."""
    ansvar = kandidat.ansvar.gjeldende(naa).select_related("bruker").first()
    return ansvar.bruker if ansvar else None


def til_slutt(kandidat: Kandidat) -> UUID | None:
    """Whom the candidate stays with, once what is dated ahead has begun."""
    return kandidat.ansvar.filter(periode__upper_inf=True).values_list("bruker", flat=True).first()


def tar_over(kandidater: Collection[UUID], *, naa: datetime) -> dict[UUID, Kandidatansvar]:
    """Who is dated to answer next for these, of those somebody is. One query."""
    kommer = Kandidatansvar.objects.filter(kandidat__in=kandidater, periode__startswith__gt=naa, bruker__isnull=False)
    return {ett.kandidat_id: ett for ett in kommer.select_related("bruker").order_by("-periode")}


def kommer_til(bruker: Bruker, *, leser: Bruker, naa: datetime) -> list[Kandidatansvar]:
    """The open candidates dated to come to `bruker`, of those `leser` may know of, who comes first standing first."""
    kjente = Kandidat.objects.kjent_for(leser).uten_naere(leser).aapne()
    har = Kandidatansvar.objects.gjeldende(naa).filter(bruker=bruker)
    rader = Kandidatansvar.objects.filter(bruker=bruker, periode__startswith__gt=naa, kandidat__in=kjente)
    rader = rader.exclude(kandidat__in=har.values("kandidat")).select_related("kandidat")
    rader = rader.defer("kandidat__fodselsnummer", "kandidat__notat")
    return list(rader.order_by("periode", "kandidat__sorteringsnavn", "pk"))


def for_arbeidsgiver(arbeidsgiver: Arbeidsgiver, *, naa: datetime) -> Bruker | None:
    """The employer's kontaktperson at `naa`."""
    ansvar = arbeidsgiver.kontaktansvar.gjeldende(naa).select_related("bruker").first()
    return ansvar.bruker if ansvar else None


def vikar_for_kandidat(kandidat: Kandidat, *, naa: datetime) -> Vikariat | None:
    """Who stands in for the candidate's jobbspesialist at `naa`."""
    return kandidat.vikariater.gjeldende(naa).select_related("vikar", "fravaer").first()


@dataclass(frozen=True)
class Borte:
    """Whoever answers is away through `til`; `vikar`: who stands in now, if anybody. Why is nobody's business."""

    til: date
    vikar: str
    telefon: str
    epost: str


def med_fravaer(rader: QuerySet[Kontaktansvar], naa: datetime) -> QuerySet[Kontaktansvar]:
    """These with what `borte` reads, in the same query."""
    dagene = Fravaer.objects.gjeldende(lokal_dato(naa)).filter(bruker=OuterRef("bruker"))
    vikaren = Kontaktvikariat.objects.gjeldende(naa).filter(
        arbeidsgiver=OuterRef("arbeidsgiver"), for_bruker=OuterRef("bruker")
    )
    hvem = JSONObject(
        vikar=Concat("vikar__fornavn", Value(" "), "vikar__etternavn"),
        telefon=F("vikar__telefon"),
        epost=F("vikar__epost"),
    )
    return rader.annotate(
        tilbake=Subquery(dagene.values("dager__endswith")[:1]), vikaren=Subquery(vikaren.values_list(hvem)[:1])
    )


def borte(rad: Any) -> Borte | None:
    """Of a row of `med_fravaer`: when who it says is away, and who stands in."""
    ingen = {"vikar": "", "telefon": "", "epost": ""}
    return Borte(til=rad.tilbake - EN_DAG, **(rad.vikaren or ingen)) if rad.tilbake else None
