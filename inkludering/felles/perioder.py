"""What holds within a period [from, to): the one place that knows what «in force» means.

A period may begin on a later day. Until then the one before it is in force, from then the new one, with no job between.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models.expressions import Combinable
from psycopg.types.range import TimestamptzRange


def gjeldende(felt: str, naar: date | Combinable) -> models.Q:
    """The period in `felt` is in force at `naar`: a moment, a day where periods are whole days, or an expression."""
    return models.Q(**{f"{felt}__contains": naar})


class Periodisert(models.QuerySet):
    """Rows that each hold within a period."""

    PERIODE = "periode"

    def gjeldende(self, naar: date | Combinable) -> Self:
        return self.filter(gjeldende(self.PERIODE, naar))


class Ansvarsperioder(Periodisert):
    """Who answers for something, period after period. That nobody does (`bruker` empty) is a period too."""

    def gjeldende(self, naar: date | Combinable) -> Self:
        """Who answers at that moment; no row when nobody does."""
        return super().gjeldende(naar).filter(bruker__isnull=False)

    def fra_og_med(self, naa: datetime) -> Self:
        """What holds at that moment, and what is dated to begin later."""
        return self.filter(periode__overlap=TimestamptzRange(naa, None))


def avloes(rader: models.QuerySet[Any], *, fra: datetime) -> Any | None:
    """End what is in force in one owner's periods at `fra`, and drop what was to begin later; returns what ended.

    Call it in a transaction. What holds from `fra` on is for the caller to write.
    """
    sist = None
    for rad in _holdt(rader, fra):
        if rad.periode.lower <= fra:
            sist = rad
        if rad.periode.lower < fra:
            rad.periode = TimestamptzRange(rad.periode.lower, fra)
            rad.save(update_fields=["periode"])
        else:
            rad.delete()
    return sist


def til_ingen(rader: models.QuerySet[Any], *, fra: datetime, aarsak: str) -> None:
    """Nobody answers in what is left of these periods from `fra` on; what others take over later, they take over.

    Call it in a transaction.
    """
    for rad in _holdt(rader, fra):
        rest = rad.periode
        if rest.lower < fra:
            rad.periode = TimestamptzRange(rest.lower, fra)
            rad.save(update_fields=["periode"])
            rad.pk, rad.periode = None, TimestamptzRange(fra, rest.upper)
        rad.bruker, rad.aarsak = None, aarsak
        rad.save()


def _holdt(rader: models.QuerySet[Any], fra: datetime) -> models.QuerySet[Any]:
    holdt = rader.select_for_update(of=("self",), no_key=True)
    return holdt.filter(periode__overlap=TimestamptzRange(fra, None))
