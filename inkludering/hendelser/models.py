"""What happened and who looked. Rows have no foreign keys and are never changed: they outlive what they tell of."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from inkludering.hendelser.querysets import OppslagQuerySet


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
