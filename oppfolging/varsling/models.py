"""A reminder, what has changed since they were made, and when they were."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from oppfolging.varsling.querysets import PaaminnelseQuerySet
from oppfolging.varsling.tilstand import Paaminnelsestilstand


class Paaminnelse(models.Model):
    """One thing one person must know: the matter `emne_id` of a rule, at a step of its ladder, due on `forfall`.

    There is one row for the same thing to the same person, however often it opens and closes. `utsending` is the
    digest that told of it. The foreign keys are what it is about, and it goes with them (0002 makes them cascade).
    """

    mottaker = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="paaminnelser", db_index=False)
    regel = models.CharField(max_length=40)
    trinn = models.CharField(max_length=20)
    emne_id = models.CharField(max_length=40)
    forfall = models.DateField()
    oppfolging = models.ForeignKey(
        "kjerne.Oppfolging", models.CASCADE, null=True, related_name="paaminnelser", db_constraint=False
    )
    kandidat = models.ForeignKey(
        "kandidater.Kandidat", models.CASCADE, null=True, related_name="+", db_constraint=False
    )
    arbeidsgiver = models.ForeignKey(
        "arbeidsgivere.Arbeidsgiver", models.CASCADE, null=True, related_name="+", db_constraint=False
    )
    opprettet = models.DateTimeField()
    dag = models.DateField()
    tilstand = models.CharField(max_length=15, choices=Paaminnelsestilstand, default=Paaminnelsestilstand.AAPEN)
    utsending = models.ForeignKey("utsending.Utsending", models.SET_NULL, null=True, related_name="paaminnelser")

    objects = PaaminnelseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mottaker", "regel", "trinn", "emne_id", "forfall"], name="paaminnelse_en_gang"
            ),
        ]
        indexes = [
            models.Index(
                fields=["mottaker", "dag"], condition=Q(tilstand=Paaminnelsestilstand.AAPEN), name="paaminnelse_aapne"
            ),
            models.Index(
                fields=["regel"], condition=Q(tilstand=Paaminnelsestilstand.AAPEN), name="paaminnelse_aapne_av_regel"
            ),
            models.Index(
                fields=["mottaker"],
                condition=Q(tilstand=Paaminnelsestilstand.AAPEN, utsending__isnull=True),
                name="paaminnelse_ikke_fortalt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regel} {self.trinn} {self.forfall}"


class Endret(models.Model):
    """Something has changed for this candidate or employer (or for all) since the reminders were last made.

    Written by triggers in the transaction of the change, read and removed by the next run.
    """

    kandidat_id = models.UUIDField(null=True)
    arbeidsgiver_id = models.BigIntegerField(null=True)
    alt = models.BooleanField(default=False, db_default=False)

    def __str__(self) -> str:
        return f"{self.kandidat_id} {self.arbeidsgiver_id} {self.alt}"


class Kjoering(models.Model):
    """The one row that tells which moment, and which rules, the reminders were last made for."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    tid = models.DateTimeField()
    avtrykk = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="kjoering_en_rad")]

    def __str__(self) -> str:
        return f"{self.tid}"
