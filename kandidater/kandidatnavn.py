"""Whose name may stand beside a date in a list that reaches past one's own candidates."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Case, CharField, Exists, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.models import Bruker, Rolle
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
    """The same by candidate id, in one query."""
    rader = Kandidat.objects.filter(pk__in=[kandidat.pk for kandidat in kandidater])
    return dict(rader.values_list("pk", vist_navn(bruker)))
