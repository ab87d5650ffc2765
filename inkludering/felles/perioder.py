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


def avloes(rader: models.QuerySet[Any], *, fra: datetime) -> Any | None:
    """End what is in force in one owner's periods at `fra`, and drop what was to begin later; returns what ended.

    Call it in a transaction. What holds from `fra` on is for the caller to write.
    """
    sist = None
    for rad in rader.select_for_update(of=("self",), no_key=True).filter(periode__overlap=TimestamptzRange(fra, None)):
        if rad.periode.lower <= fra:
            sist = rad
        if rad.periode.lower < fra:
            rad.periode = TimestamptzRange(rad.periode.lower, fra)
            rad.save(update_fields=["periode"])
        else:
            rad.delete()
    return sist
