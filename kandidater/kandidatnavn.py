"""Whose name may stand beside a date in a list that reaches past one's own candidates."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Case, CharField, Exists, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.models import Bruker, Rolle
from kandidater.gradering import merke
from kandidater.models import Deling, Kandidat

UTEN_NAVN = _("en kandidat")


def vist_navn(bruker: Bruker, til: str = "") -> Coalesce:
    """In a query: one's own candidates (a leader: the office's) by name, others where they let employers know it.

    `til` is the way to the candidate, for example `kandidat__`.
    """
    dor = Kandidat.objects.listbar_for(bruker) if bruker.rolle == Rolle.LEDER else Kandidat.objects.synlig_for(bruker)
    return Coalesce(navn_bak(dor, til), Value(str(UTEN_NAVN)), output_field=CharField())


def navn_bak(dor: QuerySet[Kandidat], til: str = "") -> Case:
    """In a query: by name those behind the door, and those who let employers know it; of others nothing (UTEN_NAVN)."""
    # A look-up for each row: joined, the view would be made for every candidate there is.
    delt = Deling.objects.filter(kandidat=OuterRef(f"{til}pk")).values("navn")
    return Case(
        When(Exists(dor.filter(pk=OuterRef(f"{til}pk"))), then=Concat(f"{til}fornavn", Value(" "), f"{til}etternavn")),
        default=NullIf(Subquery(delt), Value("")),
        output_field=CharField(),
    )


def navn_for(bruker: Bruker, kandidater: Collection[Kandidat]) -> dict[UUID, str]:
    """The same by candidate id, in one query; of the graded with a word of it, where the reader may name them."""
    rader = Kandidat.objects.filter(pk__in=[kandidat.pk for kandidat in kandidater])
    navnene = rader.values_list("pk", vist_navn(bruker), "gradering", "skjermet")
    return {
        pk: navn if navn == str(UTEN_NAVN) else med_merke(navn, gradering, skjermet)
        for pk, navn, gradering, skjermet in navnene
    }


def med_merke(navn: str, gradering: str, skjermet: bool) -> str:
    """«Kari Li (skjermet)»: said before somebody is rung or spoken of."""
    ordet = merke(gradering, skjermet)
    return f"{navn} ({ordet.lower()})" if ordet else navn
