"""A file on its way in. Its rows lie encrypted, a few hundred together, until they are taken in or a day has gone."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from inkludering.felles.kryptering import KryptertTekstfelt
from inkludering.opplasting.querysets import OpplastingQuerySet


class Opplastingstilstand(models.TextChoices):
    """How far it has come. What a person must do next stands in `lest`, `sett_over` and `inne`."""

    LEST = "lest", _("Lest")
    SES_OVER = "ses_over", _("Ses over")
    SETT_OVER = "sett_over", _("Sett over")
    TAS_INN = "tas_inn", _("Tas inn")
    INNE = "inne", _("Tatt inn")
    ANGRES = "angres", _("Angres")
    ANGRET = "angret", _("Angret")


# The worker is at it, or will be.
ARBEIDER = (Opplastingstilstand.SES_OVER, Opplastingstilstand.TAS_INN, Opplastingstilstand.ANGRES)

FERDIG = (Opplastingstilstand.INNE, Opplastingstilstand.ANGRET)


class Opplasting(models.Model):
    """One file, by whom and in which role. What it held is gone once it is taken in; what came of it is kept, as ids.

    `kobling`: which column holds what; `faste`: what is said for all rows at once. `bedt_om`: when the worker was asked
    for what it is at; `naa`: the moment it was taken in. `verst`: the field that most rows are wrong in, when most are.
    `stanset`: why it came no further, as a code.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slag = models.CharField(max_length=20)
    tilknytning = models.ForeignKey("brukere.Tilknytning", models.CASCADE, related_name="opplastinger")
    lastet_opp = models.DateTimeField()
    tilstand = models.CharField(max_length=10, choices=Opplastingstilstand, default=Opplastingstilstand.LEST)
    hode = KryptertTekstfelt(null=True)
    kobling = models.JSONField(default=dict)
    faste = models.JSONField(default=dict)
    bedt_om = models.DateTimeField(null=True)
    naa = models.DateTimeField(null=True)
    fremdrift = models.PositiveSmallIntegerField(default=0)
    antall = models.PositiveIntegerField(default=0)
    antall_feil = models.PositiveIntegerField(default=0)
    verst = models.CharField(max_length=20, blank=True)
    stanset = models.CharField(max_length=20, blank=True)

    objects = OpplastingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(tilstand__in=FERDIG) | models.Q(hode__isnull=True, naa__isnull=False),
                name="opplasting_inne_er_glemt",
            ),
        ]
        indexes = [models.Index(fields=["lastet_opp"], name="opplasting_tid")]

    def __str__(self) -> str:
        return f"opplasting {self.pk}"


class Opplastingsdel(models.Model):
    """Some hundred rows that follow each other: what they say, what is wrong, and the ids of what they became."""

    opplasting = models.ForeignKey(Opplasting, models.CASCADE, related_name="deler")
    rader = KryptertTekstfelt(null=True)
    feil = KryptertTekstfelt(null=True)
    antall = models.PositiveSmallIntegerField()
    antall_feil = models.PositiveSmallIntegerField(default=0)
    laget = ArrayField(models.CharField(max_length=40), default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(laget=[]) | models.Q(rader__isnull=True, feil__isnull=True),
                name="opplastingsdel_inne_er_glemt",
            ),
        ]

    def __str__(self) -> str:
        return f"opplastingsdel {self.pk}"
