"""Whom somebody who works here may never open: themselves and those near to them, as they have said it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

from inkludering.felles.perioder import Ansvarsperioder
from kandidater.querysets import NaerstaaendeQuerySet

if TYPE_CHECKING:
    pass


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
