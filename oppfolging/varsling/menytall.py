"""How many reminders wait for somebody: said in the menu, so asked on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet, UUIDField

from inkludering.felles.fastsporring import Fastsporring, Plassholder
from oppfolging.varsling.models import Paaminnelse

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker

BRUKER = Plassholder("bruker", UUIDField())


def antall_aapne(bruker: Bruker) -> int:
    """The open ones of this user."""
    return sum(_antall(bruker=bruker.pk))


def _mine() -> QuerySet[Paaminnelse, Any]:
    mine = Paaminnelse.objects.aapne().filter(mottaker=BRUKER)
    return mine.order_by().values("mottaker").annotate(antall=Count("pk")).values_list("antall")


_antall: Fastsporring[int] = Fastsporring(int, _mine)
