"""Who is away when, whom they asked to stand in for them, and who does so on a given day."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.querysets import FravaerQuerySet
from inkludering.felles.perioder import Periodisert
from inkludering.felles.sporing import spores


@spores()
class Fravaer(models.Model):
    """A user is away from their work within whole days [from, to). Why is nobody's business here.

    `avlyst`: taken back, as if it had never been. `sett`: they have said that they read what happened meanwhile.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bruker = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="fravaer", db_index=False)
    dager = DateRangeField()
    registrert = models.DateTimeField()
    registrert_av = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="+", db_index=False)
    avlyst = models.DateTimeField(null=True)
    sett = models.DateTimeField(null=True)

    objects = FravaerQuerySet.as_manager()

    class Meta:
        app_label = "brukere"
        constraints = [
            ExclusionConstraint(
                name="fravaer_ett_om_gangen",
                expressions=[("bruker", RangeOperators.EQUAL), ("dager", RangeOperators.OVERLAPS)],
                condition=models.Q(avlyst__isnull=True),
                violation_error_message=_("Det er allerede registrert fravær i disse dagene."),
            ),
            models.CheckConstraint(
                condition=models.Q(dager__isempty=False, dager__lower_inf=False, dager__upper_inf=False),
                name="fravaer_har_foerste_og_siste_dag",
            ),
        ]
        indexes = [models.Index(fields=["bruker"], name="fravaer_hos_bruker")]

    def __str__(self) -> str:
        return str(self.bruker_id)


@spores()
class Vikarplass(models.Model):
    """Somebody who was asked to stand in: for all (`hoved`), or for the candidates that are given to them by name.

    The employers follow the `hoved`. `for_bruker` is who is away, as the absence says (a foreign key of both).
    """

    fravaer = models.ForeignKey(Fravaer, models.CASCADE, related_name="vikarplasser", db_index=False)
    for_bruker = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="+", db_index=False)
    bruker = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="vikarplasser")
    hoved = models.BooleanField(default=False)

    class Meta:
        app_label = "brukere"
        constraints = [
            models.UniqueConstraint(fields=["fravaer", "bruker"], name="vikarplass_en_gang"),
            models.UniqueConstraint(
                fields=["fravaer"], condition=models.Q(hoved=True), name="vikarplass_en_hovedvikar"
            ),
            models.CheckConstraint(
                condition=~models.Q(bruker=models.F("for_bruker")),
                name="vikarplass_en_annen",
                violation_error_message=_("Ingen kan være vikar for seg selv."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fravaer_id} {self.bruker_id}"


class Stedfortreder(models.Model):
    """Who stands in at a place within [from, to): whoever was asked, or while they are away themselves, who they asked.

    Follows from the absences and is written by inkludering.brukere.fravaer alone; no row where nobody does. The
    database refuses one outside the absence, or while the vikar is away.
    """

    plass = models.ForeignKey(Vikarplass, models.CASCADE, related_name="stedfortredere", db_index=False)
    fravaer = models.ForeignKey(Fravaer, models.CASCADE, related_name="stedfortredere")
    for_bruker = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="+")
    vikar = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="+")
    hoved = models.BooleanField()
    periode = DateTimeRangeField()

    objects = Periodisert.as_manager()

    class Meta:
        app_label = "brukere"
        constraints = [
            ExclusionConstraint(
                name="stedfortreder_en_om_gangen",
                expressions=[("plass", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=models.Q(periode__isempty=False), name="stedfortreder_ikke_tom"),
            models.CheckConstraint(condition=~models.Q(vikar=models.F("for_bruker")), name="stedfortreder_en_annen"),
        ]

    def __str__(self) -> str:
        return f"{self.for_bruker_id} {self.vikar_id}"
