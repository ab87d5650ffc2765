"""When a candidate has been kept out of sight: what a figure of a past moment leaves out follows from here."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models

from inkludering.felles.perioder import Periodisert


class Skjuling(models.Model):
    """The candidate was graded, or the grading not answered, within [from, to).

    Written by the database alone, as the grading changes (migrations/0010_graderingen_endres.py).
    """

    kandidat = models.ForeignKey("kandidater.Kandidat", models.CASCADE, related_name="skjulinger")
    periode = DateTimeRangeField()

    objects = Periodisert.as_manager()

    class Meta:
        app_label = "kandidater"
        constraints = [
            ExclusionConstraint(
                name="kandidat_skjult_en_gang_om_gangen",
                expressions=[("kandidat", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return str(self.kandidat_id)
