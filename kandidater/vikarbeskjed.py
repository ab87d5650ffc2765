"""What a vikar is told of a candidate, and who takes them; and who stands in for whoever answers for a candidate."""

from __future__ import annotations

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _

from inkludering.felles.kryptering import KryptertTekstfelt
from inkludering.felles.perioder import Periodisert
from inkludering.felles.sporing import spores


@spores()
class Vikarbeskjed(models.Model):
    """The hand-over note on a candidate within an absence. `plass`: who takes them instead of the one who takes all."""

    kandidat = models.ForeignKey("kandidater.Kandidat", models.CASCADE, related_name="vikarbeskjeder", db_index=False)
    fravaer = models.ForeignKey("brukere.Fravaer", models.CASCADE, related_name="vikarbeskjeder")
    plass = models.ForeignKey("brukere.Vikarplass", models.PROTECT, null=True, related_name="+", db_index=False)
    tekst = KryptertTekstfelt(_("Beskjed til vikaren"), blank=True, default="")

    class Meta:
        app_label = "kandidater"
        constraints = [
            models.UniqueConstraint(fields=["kandidat", "fravaer"], name="vikarbeskjed_en_per_fravaer"),
        ]

    def __str__(self) -> str:
        return str(self.kandidat_id)


class Vikariat(models.Model):
    """Within `periode`, `vikar` stands in for whoever answers for the candidate: the view that decides it.

    Of a graded candidate only while the vikar has the right to see who is.
    """

    pk = models.CompositePrimaryKey("kandidat_id", "vikar_id", "periode")
    kandidat = models.ForeignKey("kandidater.Kandidat", models.DO_NOTHING, related_name="vikariater")
    vikar = models.ForeignKey("brukere.Bruker", models.DO_NOTHING, related_name="+")
    for_bruker = models.ForeignKey("brukere.Bruker", models.DO_NOTHING, related_name="+")
    fravaer = models.ForeignKey("brukere.Fravaer", models.DO_NOTHING, related_name="+")
    periode = DateTimeRangeField()

    objects = Periodisert.as_manager()

    class Meta:
        app_label = "kandidater"
        managed = False
        db_table = "kandidater_vikariat"

    def __str__(self) -> str:
        return f"{self.kandidat_id} {self.vikar_id}"
