"""What happened and who looked. Rows have no foreign keys and are never changed: they outlive what they tell of."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from inkludering.hendelser.querysets import InnblikkQuerySet, OppslagQuerySet


class Hendelse(models.Model):
    """One business action: who did what to which object, when.

    `detaljer` holds codes, dates and ids, never text about a person.
    """

    tid = models.DateTimeField()
    type = models.CharField(max_length=60)
    objekt_type = models.CharField(max_length=40)
    objekt_id = models.CharField(max_length=40)
    av_id = models.UUIDField(null=True)
    detaljer = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["objekt_type", "objekt_id", "tid"], name="hendelse_objekt")]

    def __str__(self) -> str:
        return f"{self.type} {self.objekt_type}"


class Utfall(models.TextChoices):
    TILLATT = "tillatt", _("Tillatt")
    AVVIST = "avvist", _("Avvist")


class Oppslag(models.Model):
    """One look at one or several people: the page, list or report, and whether it was let through."""

    tid = models.DateTimeField()
    bruker_id = models.UUIDField()
    rolle = models.CharField(max_length=20)
    kontor_id = models.CharField(max_length=4, blank=True)
    handling = models.CharField(max_length=40)
    utfall = models.CharField(max_length=10, choices=Utfall)
    personer = ArrayField(models.UUIDField())

    objects = OppslagQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["personer"], name="oppslag_personer"),
            models.Index(fields=["bruker_id", "tid"], name="oppslag_bruker"),
        ]

    def __str__(self) -> str:
        return f"{self.handling} {self.utfall}"


class Innblikk(models.Model):
    """One visit in which somebody was shown a person's data: what leaves the house, where looks do not.

    A visit is the looks of one user at one person until half an hour has gone without any; a row of a list is none.
    `handling` is what it began with, `ident` who it was as Nav's audit knows them, `kall` the request by our own
    number, `oppgitt_kall` by the one it came with.
    """

    tid = models.DateTimeField()
    bruker_id = models.UUIDField()
    ident = models.CharField(max_length=254)
    rolle = models.CharField(max_length=20)
    kontor_id = models.CharField(max_length=4, blank=True)
    handling = models.CharField(max_length=40)
    kall = models.CharField(max_length=64, blank=True)
    oppgitt_kall = models.CharField(max_length=32, blank=True, default="", db_default="")
    person = models.UUIDField()

    objects = InnblikkQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-tid"], name="innblikk_hos_personen")]

    def __str__(self) -> str:
        return f"{self.handling} {self.person}"


class Auditkoe(models.Model):
    """A visit that Nav's audit has not been told of yet (audit.py)."""

    innblikk = models.OneToOneField(
        Innblikk, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="+"
    )

    class Meta:
        db_table = "audit_koe"  # no log: what has been told goes out of it

    def __str__(self) -> str:
        return str(self.innblikk_id)


class Overskrevet(models.Model):
    """A row as it was before it was deleted, or written over where there is no history.

    Written by the database alone (migrations/0004_overskrevet.py). `rolle` is the database's, `av` who was logged in.
    """

    tid = models.DateTimeField()
    tabell = models.CharField(max_length=63)
    hva = models.CharField(max_length=10)
    rad = models.JSONField()
    rolle = models.CharField(max_length=63)
    av = models.CharField(max_length=40, null=True)  # noqa: DJ001 - nobody was, not somebody without a name

    class Meta:
        indexes = [models.Index(fields=["tabell", "tid"], name="overskrevet_i_tabellen")]

    def __str__(self) -> str:
        return f"{self.hva} {self.tabell}"


class Segl(models.Model):
    """A log as it was up to and with the row `til`, chained to the seal before it (forsegling.py).

    `sett`: the last row there was then, which the next one reaches to.
    """

    tid = models.DateTimeField()
    tabell = models.CharField(max_length=63)
    til = models.BigIntegerField()
    sett = models.BigIntegerField()
    segl = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sett__gte=models.F("til"), til__gte=0), name="segl_gaar_framover"
            ),
        ]
        indexes = [models.Index(fields=["tabell", "til"], name="segl_i_rekkefolge")]

    def __str__(self) -> str:
        return f"{self.tabell} {self.til}"
