"""That a text about a candidate was copied into another of Nav's systems: one row each time, never changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Avskriftssted(models.TextChoices):
    """Where the text was taken: what Nav keeps, and what the candidate reads and writes in."""

    ARKIV = "arkiv", _("Arkivet")
    AKTIVITETSPLAN = "aktivitetsplan", _("Aktivitetsplanen")


class Avskrift(models.Model):
    """`av` copied the text of `kontakt`, or of the whole follow-up when there is none, to `til`.

    The text itself is not kept: it was made of what stood at `tid`, which the history of the rows tells.
    """

    kandidat = models.ForeignKey("kandidater.Kandidat", models.CASCADE, related_name="avskrifter", db_index=False)
    kontakt = models.ForeignKey(
        "kjerne.Kontakt",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="avskrifter",
        verbose_name=_("kontakt"),
    )
    til = models.CharField(_("kopiert til"), max_length=20, choices=Avskriftssted)
    av = models.ForeignKey(
        "brukere.Bruker", models.PROTECT, related_name="+", db_index=False, verbose_name=_("kopiert av")
    )
    tid = models.DateTimeField(_("når"))

    class Meta:
        verbose_name = _("tekst kopiert")
        constraints = [
            models.CheckConstraint(condition=models.Q(til__in=Avskriftssted.values), name="avskrift_har_kjent_sted"),
        ]
        indexes = [models.Index(fields=["kandidat", "-tid"], name="avskrift_av_kandidaten")]

    def __str__(self) -> str:
        return f"{self.kandidat_id} {self.til}"
