"""What employers may know of a candidate: the view that decides it, for the portal and for Nav's pages."""

from __future__ import annotations

from django.db import models

from inkludering.felles.kryptering import KryptertTekstfelt


class Deling(models.Model):
    """What employers may know of a candidate now: the view that decides openness, for the portal and for Nav's pages.

    No row: nothing. `navn` is empty when the name may not be said.
    """

    kandidat = models.OneToOneField("kandidater.Kandidat", models.DO_NOTHING, primary_key=True, related_name="deling")
    navn = models.CharField(max_length=201)
    kan_formidles = KryptertTekstfelt(blank=True)

    class Meta:
        app_label = "kandidater"
        managed = False
        db_table = "kandidater_deling"

    def __str__(self) -> str:
        return str(self.kandidat_id)
