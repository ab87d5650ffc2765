"""Which office had a candidate when: a figure of a past period is of those the office had as the period ended."""

from __future__ import annotations

from django.db import models


class TidligereKontor(models.Model):
    """The office that had the candidate until a moment.

    The database lets nobody go to another office without it (migrations/0014_kontoret_har_datoer.py).
    """

    kandidat = models.ForeignKey("kandidater.Kandidat", models.CASCADE, related_name="tidligere_kontor", db_index=False)
    kontor = models.ForeignKey("brukere.Kontor", models.PROTECT, related_name="+", db_index=False)
    til = models.DateTimeField()

    class Meta:
        app_label = "kandidater"
        constraints = [models.UniqueConstraint(fields=["kandidat", "til"], name="tidligerekontor_ett_om_gangen")]
        indexes = [models.Index(fields=["kontor", "til"], name="tidligerekontor_naar")]

    def __str__(self) -> str:
        return f"{self.kandidat_id} {self.kontor_id}"
