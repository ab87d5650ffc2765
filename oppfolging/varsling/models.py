from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oppfolging.varsling.querysets import PaaminnelseQuerySet


class Regel(models.TextChoices):
    FORFALLER = "forfaller", _("Fristen er nådd")
    OVER_FRISTEN = "over_fristen", _("Minst to virkedager over fristen")
    TIL_LEDER = "til_leder", _("Minst fem virkedager over fristen")
    UTEN_ANSVARLIG = "uten_ansvarlig", _("Kandidaten mangler ansvarlig jobbspesialist")
    UTEN_KONTAKTPERSON = "uten_kontaktperson", _("Arbeidsgiveren mangler kontaktperson")
    LOGGET_AV_ANDRE = "logget_av_andre", _("En kollega har logget kontakt med arbeidsgiveren din")


class Paaminnelse(models.Model):
    """One thing one person must know. Open until the matter is settled; `utsending` is the digest that told of it."""

    mottaker = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="paaminnelser")
    regel = models.CharField(max_length=20, choices=Regel)
    emne_id = models.CharField(max_length=40)
    forekomst = models.CharField(max_length=40)
    oppfolging = models.ForeignKey("kjerne.Oppfolging", models.CASCADE, null=True, related_name="paaminnelser")
    kandidat = models.ForeignKey("kandidater.Kandidat", models.CASCADE, null=True, related_name="+")
    arbeidsgiver = models.ForeignKey("arbeidsgivere.Arbeidsgiver", models.CASCADE, null=True, related_name="+")
    opprettet = models.DateTimeField()
    dag = models.DateField()
    lukket = models.DateTimeField(null=True)
    utsending = models.ForeignKey("utsending.Utsending", models.SET_NULL, null=True, related_name="paaminnelser")

    objects = PaaminnelseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mottaker", "regel", "emne_id", "forekomst"], name="paaminnelse_en_gang"),
        ]
        indexes = [
            models.Index(fields=["mottaker", "dag"], condition=Q(lukket__isnull=True), name="paaminnelse_aapne"),
        ]

    def __str__(self) -> str:
        return f"{self.regel} {self.forekomst}"
