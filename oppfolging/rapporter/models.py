"""A stored report: the cut it shows, and how far it has come."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.roller import Maalform
from oppfolging.rapporter.querysets import RapportQuerySet
from oppfolging.rapporter.snitt import kort


class Rapporttilstand(models.TextChoices):
    VENTER = "venter", _("Venter")
    LAGES = "lages", _("Lages")
    KLAR = "klar", _("Klar")
    FEILET = "feilet", _("Feilet")


class Rapport(models.Model):
    """A caseload report: a cut in time (`snitt`), the figures stored as they were then, and the PDF rendered once.

    `maalform`: the language it was ordered in, whatever who ordered it reads afterwards.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kontor = models.ForeignKey("brukere.Kontor", models.PROTECT, related_name="rapporter")
    fra = models.DateField(_("fra og med"))
    til = models.DateField(_("til og med"))
    snitt = models.DateTimeField()
    bestilt_av = models.ForeignKey("brukere.Bruker", models.PROTECT, null=True, related_name="+")
    bestilt = models.DateTimeField()
    maalform = models.CharField(max_length=2, choices=Maalform, default=Maalform.BOKMAAL)
    tilstand = models.CharField(max_length=10, choices=Rapporttilstand, default=Rapporttilstand.VENTER)
    fremdrift = models.PositiveSmallIntegerField(default=0)
    tall = models.JSONField(null=True)
    tall_hash = models.CharField(max_length=64, blank=True)
    pdf = models.BinaryField(null=True)
    ferdig = models.DateTimeField(null=True)

    objects = RapportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(til__gte=F("fra")),
                name="rapport_til_etter_fra",
                violation_error_message=_("Til-datoen kan ikke være før fra-datoen."),
            ),
            models.CheckConstraint(
                condition=~Q(tilstand=Rapporttilstand.KLAR)
                | Q(pdf__isnull=False, tall__isnull=False, ferdig__isnull=False),
                name="rapport_klar_har_pdf",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kontor_id} {self.fra}–{self.til}"

    @property
    def avtrykk(self) -> str:
        """Of the figures, short; empty until they are counted."""
        return kort(self.tall_hash)
