"""How an arbeidsgiverkontakt gets in: a one-time link by e-mail, then a one-time code for what names people."""

from __future__ import annotations

import uuid

from django.db import models


class Innloggingslenke(models.Model):
    """A one-time link. The secret in the mail is a signature over `id`, made when the mail is: it is stored nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kontakt = models.ForeignKey("arbeidsgivere.Arbeidsgiverkontakt", models.CASCADE, related_name="lenker")
    er_invitasjon = models.BooleanField(default=False)
    opprettet = models.DateTimeField()
    utloper = models.DateTimeField()
    brukt = models.DateTimeField(null=True)
    trukket = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class Engangskode(models.Model):
    """The second factor: six digits by SMS, valid ten minutes, five attempts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bruker = models.ForeignKey("brukere.Bruker", models.CASCADE, related_name="+")
    opprettet = models.DateTimeField()
    utloper = models.DateTimeField()
    antall_forsok = models.PositiveSmallIntegerField(default=0)
    brukt = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)
