"""What the portal may read: views, over a connection of its own, as a role that may read nothing else.

The views are made in migrations/ (0002_utsnitt.py); a column that is not here has no way out. Which candidates may be
known of is decided by the view behind kandidater.models.Deling.
"""

from __future__ import annotations

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models

KOBLING = "portal"


class Utsnitt(models.Manager):
    """Reads over the portal's connection."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().using(KOBLING)


class Arbeidsplass(models.Model):
    """A workplace a user has access to: they are an active person there."""

    pk = models.CompositePrimaryKey("bruker_id", "arbeidsgiver_id")
    bruker_id = models.UUIDField()
    arbeidsgiver_id = models.BigIntegerField()
    orgnr = models.CharField(max_length=9)
    navn = models.CharField(max_length=255)
    sorteringsnavn = models.CharField(max_length=255)
    kontor = models.CharField(max_length=100)

    objects = Utsnitt()

    class Meta:
        managed = False
        db_table = "portal_arbeidsplass"

    def __str__(self) -> str:
        return self.orgnr


class Kontaktperson(models.Model):
    """The fixed person at Nav of a workplace, within `periode`; and who stands in for them within a part of it.

    `vikar_for`: whom somebody stands in for, and `tilbake` the day they are back; empty for the fixed one.
    """

    arbeidsgiver_id = models.BigIntegerField()
    navn = models.CharField(max_length=201)
    telefon = models.CharField(max_length=20)
    epost = models.CharField(max_length=254)
    periode = DateTimeRangeField()
    vikar_for = models.CharField(max_length=201)
    tilbake = models.DateField(null=True)

    objects = Utsnitt()

    class Meta:
        managed = False
        db_table = "portal_kontaktperson"

    def __str__(self) -> str:
        return str(self.pk)


class Forlop(models.Model):
    """A running forløp of a candidate the employer may know of.

    `navn` is empty when the name may not be said; then the days, which could tell who it is, are not handed out either.
    """

    id = models.UUIDField(primary_key=True)
    arbeidsgiver_id = models.BigIntegerField()
    kandidat_id = models.UUIDField()
    navn = models.CharField(max_length=201)
    type = models.CharField(max_length=20)
    start = models.DateField(null=True)
    slutt = models.DateField(null=True)
    situasjon = models.CharField(max_length=20)
    kontor_id = models.CharField(max_length=4)

    objects = Utsnitt()

    class Meta:
        managed = False
        db_table = "portal_forlop"

    def __str__(self) -> str:
        return str(self.pk)


class Dato(models.Model):
    """An open date with the employer: of the employer alone, or of a forløp it may know of.

    `klokkeslett`: a meeting is agreed at that hour; empty where the day is only when Nav gets in touch at the latest.
    `forsokt`: of a wish to be called, the day Nav last tried.
    """

    id = models.UUIDField(primary_key=True)
    arbeidsgiver_id = models.BigIntegerField()
    art = models.CharField(max_length=30)
    frist = models.DateField()
    nytt_forsok = models.DateField(null=True)
    klokkeslett = models.TimeField(null=True)
    forsokt = models.DateField(null=True)

    objects = Utsnitt()

    class Meta:
        managed = False
        db_table = "portal_dato"

    def __str__(self) -> str:
        return str(self.pk)


class Rytmetrinn(models.Model):
    """A step of a rhythm on the employer's side, as kjerne.Rytmetrinn has it."""

    kontor_id = models.CharField(max_length=4, null=True)  # noqa: DJ001 - null: the national step
    situasjon = models.CharField(max_length=20)
    side = models.CharField(max_length=20)
    gjelder_fra = models.DateField()
    fra_dag = models.SmallIntegerField()
    til_dag = models.SmallIntegerField(null=True)
    frist_dag = models.SmallIntegerField(null=True)
    hver = models.PositiveSmallIntegerField(null=True)
    enhet = models.CharField(max_length=10)
    fysisk = models.BooleanField()

    objects = Utsnitt()

    class Meta:
        managed = False
        db_table = "portal_rytmetrinn"

    def __str__(self) -> str:
        return str(self.pk)
