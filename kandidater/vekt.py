"""How much a candidate in a phase, or with a need, weighs in a caseload at an office; what is not said weighs 100."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

VANLIG, LETTEST, TYNGST = 100, 10, 300


class Vekt(models.Model):
    """`kode` is a phase or an innsatsgruppe, whose codes are never the same."""

    kontor = models.ForeignKey("brukere.Kontor", models.CASCADE, related_name="vekter", db_index=False)
    kode = models.CharField(max_length=50)
    prosent = models.PositiveSmallIntegerField(_("vekt"))

    class Meta:
        app_label = "kandidater"
        constraints = [
            models.UniqueConstraint(fields=["kontor", "kode"], name="vekt_en_per_kode"),
            models.CheckConstraint(condition=Q(prosent__range=(LETTEST, TYNGST)), name="vekt_er_rimelig"),
        ]

    def __str__(self) -> str:
        return f"{self.kontor_id} {self.kode} {self.prosent}"
