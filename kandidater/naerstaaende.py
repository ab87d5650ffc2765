"""Whom somebody who works here may never open: themselves and those near to them, as they have said it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from inkludering.felles.perioder import Ansvarsperioder

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker


class ErInhabil(Exception):
    """The person is the user's own, or somebody near: they follow them up as little as they open them."""


class Slektskap(models.TextChoices):
    """Those a Nav employee has no access to, by the rules of Nav's own access control."""

    SELV = "selv", _("Meg selv")
    PARTNER = "partner", _("Ektefelle eller samboer, nå eller før")
    FORELDER_ELLER_BARN = "forelder_eller_barn", _("Forelder eller barn")
    SOESKEN = "soesken", _("Søsken")
    FELLES_BARN = "felles_barn", _("En jeg har barn sammen med")
    ANNEN = "annen", _("En annen som står meg nær")


class NaerstaaendeQuerySet(models.QuerySet):
    def gjeldende(self) -> Self:
        """What has not been taken back."""
        return self.filter(trukket__isnull=True)

    def egne(self, bruker: Bruker | OuterRef) -> Self:
        """What this user has said, and not taken back."""
        return self.gjeldende().filter(bruker=bruker)

    def om(self, person: OuterRef, bruker: Bruker | OuterRef) -> Exists:
        """The person has, or has had, a number that the user has said is of somebody near."""
        numre = apps.get_model("kandidater", "Personnummer")._default_manager
        return Exists(numre.filter(person=person, indeks__in=self.egne(bruker).values("indeks")))

    def er_naer(self, bruker: Bruker, nokkel: bytes) -> bool:
        """The number (indeksbytte.personindeks) is that of somebody near, or another number of the same person."""
        numre = apps.get_model("kandidater", "Personnummer")._default_manager
        personen = numre.filter(indeks=nokkel).values("person")
        samme = numre.filter(person__in=personen).values("indeks")
        return self.egne(bruker).filter(models.Q(indeks=nokkel) | models.Q(indeks__in=samme)).exists()


class Naerstaaende(models.Model):
    """The number is kept as a keyed hash alone: it can be recognised, and never read."""

    bruker = models.ForeignKey("brukere.Bruker", models.CASCADE, related_name="naerstaaende", db_index=False)
    indeks = models.BinaryField(max_length=32)
    slektskap = models.CharField(max_length=20, choices=Slektskap)
    meldt = models.DateTimeField()
    trukket = models.DateTimeField(null=True)

    objects = NaerstaaendeQuerySet.as_manager()

    class Meta:
        app_label = "kandidater"
        constraints = [
            models.UniqueConstraint(
                fields=["bruker", "indeks"], condition=models.Q(trukket__isnull=True), name="naerstaaende_en_gang"
            ),
            models.CheckConstraint(condition=models.Q(slektskap__in=Slektskap.values), name="naerstaaende_slektskap"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


def hos_naere(ansvar: Ansvarsperioder) -> Ansvarsperioder:
    """Of these periods those in which somebody answers for themselves, or for somebody near to them."""
    om_kandidaten = Naerstaaende.objects.om(OuterRef("kandidat__person"), OuterRef(OuterRef("bruker")))
    return ansvar.filter(om_kandidaten)
