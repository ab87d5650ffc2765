"""The outbox: one row per message that must reach somebody. Postgres decides what is sent; Celery only wakes."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sendekanal(models.TextChoices):
    EPOST = "epost", _("E-post")
    SMS = "sms", _("SMS")


class Tilstand(models.TextChoices):
    I_KOE = "i_koe", _("I kø")
    SENDES = "sendes", _("Sendes")
    SENDT = "sendt", _("Sendt")
    USIKKER = "usikker", _("Usikker")
    DOED = "doed", _("Gitt opp")
    AVLYST = "avlyst", _("Avlyst")


UAVGJORT = (Tilstand.I_KOE, Tilstand.SENDES, Tilstand.USIKKER, Tilstand.DOED)


class Utsending(models.Model):
    """One message. `mal` and `data` make the text; `data` holds counts, dates and links, never a name or a note.

    i_koe → sendes (lease_til, token) → sendt | i_koe (ikke_foer) | usikker | doed; i_koe → avlyst.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nokkel = models.CharField(max_length=200, unique=True, help_text="The same message is never queued twice")
    kanal = models.CharField(max_length=10, choices=Sendekanal)
    mottaker = models.ForeignKey("brukere.Bruker", models.PROTECT, null=True, related_name="utsendinger")
    adresse = models.CharField(max_length=254)
    spraak = models.CharField(max_length=2, default="nb")
    mal = models.CharField(max_length=60)
    data = models.JSONField(default=dict)
    tilstand = models.CharField(max_length=10, choices=Tilstand, default=Tilstand.I_KOE)
    opprettet = models.DateTimeField()
    ikke_foer = models.DateTimeField()
    utloper = models.DateTimeField(null=True, help_text="What it carries is of no use from then on")
    antall_forsok = models.PositiveSmallIntegerField(default=0)
    token = models.UUIDField(null=True)
    lease_til = models.DateTimeField(null=True)
    usikker_siden = models.DateTimeField(null=True)
    sendt_tid = models.DateTimeField(null=True)
    feil = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["ikke_foer"], condition=models.Q(tilstand=Tilstand.I_KOE), name="utsending_klar"),
            models.Index(fields=["lease_til"], condition=models.Q(tilstand=Tilstand.SENDES), name="utsending_lease"),
            # What is settled, which is nearly all, is in none of these.
            models.Index(fields=["tilstand"], condition=models.Q(tilstand__in=UAVGJORT), name="utsending_uavgjort"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tilstand=Tilstand.SENDES, token__isnull=False, lease_til__isnull=False)
                | ~models.Q(tilstand=Tilstand.SENDES),
                name="utsending_sendes_har_lease",
            ),
            models.CheckConstraint(
                condition=models.Q(tilstand=Tilstand.SENDT, sendt_tid__isnull=False)
                | ~models.Q(tilstand=Tilstand.SENDT),
                name="utsending_sendt_har_tid",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mal} {self.tilstand}"

    @property
    def melding_id(self) -> str:
        """The stable Message-ID (and SMS reference) that a delivery can be looked up by."""
        return f"<{self.pk}@inkludering>"


class Puls(models.Model):
    """When one of the worker's rounds was last done (puls.py)."""

    navn = models.CharField(max_length=40, primary_key=True)
    tid = models.DateTimeField()

    def __str__(self) -> str:
        return self.navn
