"""A forløp, and why one ends."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from inkludering.felles.sporing import spores
from oppfolging.kjerne.forlopstyper import UBETALTE, Forlopstype
from oppfolging.kjerne.querysets import ForlopQuerySet


class Sluttaarsak(models.TextChoices):
    FULLFORT = "fullfort", _("Fullført som avtalt")
    ANSATT = "ansatt", _("Ansatt hos arbeidsgiveren")
    ANNEN_JOBB = "annen_jobb", _("Begynte i en annen jobb")
    MISTET_JOBBEN = "mistet_jobben", _("Mistet jobben")
    AVBRUTT = "avbrutt", _("Avbrutt")


@spores()
class Forlop(models.Model):
    """One candidate's inclusion course at one employer. Running from `start` until `avsluttet_dato` is set.

    The dates are the days it happened, the moments beside them when it was registered.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kandidat = models.ForeignKey("kandidater.Kandidat", models.PROTECT, related_name="forlop")
    arbeidsgiver = models.ForeignKey("arbeidsgivere.Arbeidsgiver", models.PROTECT, related_name="forlop")
    type = models.CharField(_("type"), max_length=20, choices=Forlopstype)
    stilling = models.CharField(_("stilling"), max_length=100, blank=True)
    timer_per_uke = models.DecimalField(_("timer i uka"), max_digits=4, decimal_places=1, null=True, blank=True)
    start = models.DateField(_("start"))
    registrert = models.DateTimeField()
    slutt = models.DateField(_("planlagt slutt"), null=True, blank=True)
    avsluttet_dato = models.DateField(_("avsluttet"), null=True, blank=True)
    avslutning_registrert = models.DateTimeField(null=True, blank=True)
    sluttaarsak = models.CharField(_("sluttårsak"), max_length=20, choices=Sluttaarsak, blank=True)

    objects = ForlopQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slutt__isnull=True) | models.Q(slutt__gte=models.F("start")),
                name="forlop_slutt_etter_start",
                violation_error_message=_("Slutt kan ikke være før start."),
            ),
            models.CheckConstraint(
                condition=models.Q(avsluttet_dato__isnull=True, sluttaarsak="")
                | (models.Q(avsluttet_dato__isnull=False) & ~models.Q(sluttaarsak="")),
                name="forlop_avsluttet_har_aarsak",
                violation_error_message=_("Et avsluttet forløp må ha sluttdato og årsak."),
            ),
            models.CheckConstraint(
                condition=models.Q(avsluttet_dato__isnull=True, avslutning_registrert__isnull=True)
                | models.Q(
                    avsluttet_dato__isnull=False,
                    avslutning_registrert__isnull=False,
                    avslutning_registrert__gte=models.F("registrert"),
                ),
                name="forlop_avslutning_er_registrert",
            ),
            models.CheckConstraint(
                condition=models.Q(timer_per_uke__isnull=True) | models.Q(timer_per_uke__gt=0, timer_per_uke__lte=60),
                name="forlop_timer",
                violation_error_message=_("Timer i uka må være mer enn 0 og høyst 60."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["kandidat"], condition=models.Q(avsluttet_dato__isnull=True), name="forlop_aapne_kandidat"
            ),
            models.Index(
                fields=["arbeidsgiver"],
                condition=models.Q(avsluttet_dato__isnull=True),
                name="forlop_aapne_arbeidsgiver",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def er_betalt(self) -> bool:
        return self.type not in UBETALTE

    @property
    def er_aapent(self) -> bool:
        return self.avsluttet_dato is None
