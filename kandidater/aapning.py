"""That somebody has opened a colleague's candidate, and why: one row a person and day, never changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from inkludering.felles.kryptering import KryptertTekstfelt

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker
    from kandidater.querysets import KandidatQuerySet

KORTESTE_GRUNN, LENGSTE_GRUNN = 10, 255


class AapningQuerySet(models.QuerySet):
    def for_leder(self, bruker: Bruker, kjente: KandidatQuerySet) -> Self:
        """What a leader is shown: at the office, about those the leader may know of."""
        return self.filter(kontor=bruker.kontor, kandidat__in=kjente)

    def paa(self, dag: date) -> Self:
        """Those that hold on that day, and no longer."""
        return self.filter(dag=dag)


class Aapning(models.Model):
    """`av` opened the candidate on `dag`, under `kontor`, and holds it open until the day is over.

    The reason is told the leader, and stands in what is handed out to the person.
    """

    kandidat = models.ForeignKey("kandidater.Kandidat", models.CASCADE, related_name="aapninger", db_index=False)
    av = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="+")
    kontor = models.ForeignKey("brukere.Kontor", models.PROTECT, related_name="+", db_index=False)
    grunn = KryptertTekstfelt()
    dag = models.DateField()
    tid = models.DateTimeField()

    objects = AapningQuerySet.as_manager()

    class Meta:
        app_label = "kandidater"
        constraints = [models.UniqueConstraint(fields=["kandidat", "av", "dag"], name="aapning_en_om_dagen")]
        indexes = [models.Index(fields=["kontor", "-tid"], name="aapning_ved_kontoret")]

    def __str__(self) -> str:
        return str(self.kandidat_id)
