"""What an office's norm and ceiling will be from a day to come; until then what stands is in force."""

from __future__ import annotations

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.roller import Innlogget, Rolle


class PlanlagtNormQuerySet(models.QuerySet):
    def redigerbar_for(self, bruker: Innlogget) -> Self:
        return self.all() if bruker.rolle == Rolle.ADMINISTRATOR else self.none()


class PlanlagtNorm(models.Model):
    """Taken into use on `fra` by the tick (kontorinnstillinger.ta_i_bruk), and gone then."""

    kontor = models.ForeignKey("brukere.Kontor", models.CASCADE, related_name="planlagte_normer", db_index=False)
    fra = models.DateField()
    norm = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(50)])
    tak = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(60)])
    av = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="+")
    tid = models.DateTimeField()

    objects = PlanlagtNormQuerySet.as_manager()

    class Meta:
        app_label = "brukere"
        constraints = [
            models.UniqueConstraint(fields=["kontor", "fra"], name="planlagtnorm_en_per_dag"),
            models.CheckConstraint(
                condition=models.Q(tak__gte=models.F("norm"), norm__gte=1),
                name="planlagtnorm_tak_minst_norm",
                violation_error_message=_("Taket må være minst like høyt som normen."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kontor_id} {self.norm}/{self.tak}"
