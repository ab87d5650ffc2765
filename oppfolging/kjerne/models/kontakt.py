from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inkludering.felles.kryptering import KryptertTekstfelt
from oppfolging.kjerne.querysets import KontaktQuerySet


class Kanal(models.TextChoices):
    TELEFON = "telefon", _("Telefon")
    FYSISK = "fysisk", _("Møttes")
    DIGITALT = "digitalt", _("Videomøte")
    SMS = "sms", _("SMS")
    EPOST = "epost", _("E-post")


@pghistory.track()
class Kontakt(models.Model):
    """A logged contact with the candidate, the employer or both. `naadd` False: attempted, not reached."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kandidat = models.ForeignKey("kandidater.Kandidat", models.PROTECT, null=True, blank=True, related_name="kontakter")
    forlop = models.ForeignKey("kjerne.Forlop", models.PROTECT, null=True, blank=True, related_name="kontakter")
    arbeidsgiver = models.ForeignKey(
        "arbeidsgivere.Arbeidsgiver", models.PROTECT, null=True, blank=True, related_name="nav_kontakter"
    )
    med_kandidat = models.BooleanField(default=False)
    med_arbeidsgiver = models.BooleanField(default=False)
    kanal = models.CharField(_("kanal"), max_length=10, choices=Kanal)
    naadd = models.BooleanField(_("nådd"), default=True)
    notat = KryptertTekstfelt(_("notat"), blank=True, default="")
    tid = models.DateTimeField()
    av = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="logget_kontakt")
    angret = models.DateTimeField(null=True, blank=True)

    objects = KontaktQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(med_kandidat=True, kandidat__isnull=False) | Q(med_arbeidsgiver=True),
                name="kontakt_har_en_side",
                violation_error_message=_("Velg hvem du hadde kontakt med."),
            ),
            models.CheckConstraint(
                condition=Q(kandidat__isnull=False) | Q(arbeidsgiver__isnull=False),
                name="kontakt_har_en_part",
            ),
        ]
        indexes = [
            models.Index(fields=["kandidat", "-tid"], condition=Q(angret__isnull=True), name="kontakt_siste_kandidat"),
            models.Index(
                fields=["arbeidsgiver", "-tid"], condition=Q(angret__isnull=True), name="kontakt_siste_arbeidsgiver"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kanal} {self.tid:%Y-%m-%d}"
