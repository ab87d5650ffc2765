"""How many reminders wait for somebody: said in the menu, so asked on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet, UUIDField
from django.db.models.expressions import Combinable

from inkludering.felles.fastsporring import Fastsporring, Plassholder
from oppfolging.varsling.models import Paaminnelse

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker

HUSKET = "_aapne_paaminnelser"


def antall_aapne(bruker: Bruker) -> int:
    """The open ones of this user."""
    husket = getattr(bruker, HUSKET, None)
    return sum(_antall(bruker=bruker.pk)) if husket is None else husket


def husk(bruker: Bruker, antall: int) -> None:
    """A page that has asked already, along with its own: the menu does not ask again."""
    setattr(bruker, HUSKET, antall)


def aapne_for(mottaker: Combinable) -> QuerySet[Paaminnelse, Any]:
    """How many, as a question within another; no row when there are none."""
    mine = Paaminnelse.objects.aapne().filter(mottaker=mottaker)
    return mine.order_by().values("mottaker").annotate(antall=Count("pk")).values_list("antall")


_antall: Fastsporring[int] = Fastsporring(int, lambda: aapne_for(Plassholder("bruker", UUIDField())))
