"""Which users, offices and assignments there are on a day, and whose session it is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import FilteredRelation

from inkludering.brukere.roller import Brukertype, Innlogget, Rolle
from inkludering.felles.perioder import Periodisert, gjeldende


class BrukerQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Innlogget) -> Self:
        """Nav staff see each other's names; the people of an employer are found through the employer."""
        if bruker.rolle in Rolle.values:
            return self.filter(type=Brukertype.NAV)
        return self.none()

    def med_rolle(self, rolle: str, *, kontor: Any, dag: date) -> Self:
        """Active users who hold `rolle` at the office on `dag`, each once."""
        return self.filter(
            gjeldende("tilknytninger__gyldig", dag),
            is_active=True,
            tilknytninger__rolle=rolle,
            tilknytninger__kontor=kontor,
        ).distinct()


class BrukerManager(BaseUserManager.from_queryset(BrukerQuerySet)):  # type: ignore[misc]
    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        return (email or "").strip().lower()

    def get_by_natural_key(self, username: str | None) -> Any:
        return self.get(epost=self.normalize_email(username))


class KontorQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Innlogget) -> Self:
        """A leader's own office; every office for the administrator."""
        if bruker.rolle == Rolle.ADMINISTRATOR:
            return self.all()
        if bruker.rolle == Rolle.LEDER:
            return self.filter(pk=bruker.kontor.pk) if bruker.kontor else self.none()
        return self.none()

    def redigerbar_for(self, bruker: Innlogget) -> Self:
        return self.all() if bruker.rolle == Rolle.ADMINISTRATOR else self.none()


class OktQuerySet(models.QuerySet):
    def med_bruker(self, nokkel: str, *, naa: datetime, dag: date) -> Self:
        """The session unless it has run out, with its user: one row for each assignment in force (`gjeldende`)."""
        paa_dagen = gjeldende("bruker__tilknytninger__gyldig", dag)
        return (
            self.filter(session_key=nokkel, expire_date__gt=naa)
            .annotate(gjeldende=FilteredRelation("bruker__tilknytninger", condition=paa_dagen))
            .select_related("bruker", "gjeldende__kontor")
        )


class TilknytningQuerySet(Periodisert):
    PERIODE = "gyldig"

    def egne(self, bruker: Innlogget) -> Self:
        return self.filter(bruker=bruker)

    def synlig_for(self, bruker: Innlogget) -> Self:
        return self.all() if bruker.rolle == Rolle.ADMINISTRATOR else self.none()

    def rett_kan_gis_av(self, bruker: Innlogget) -> Self:
        """Those whose right to see graded people an administrator gives and takes: leaders alone."""
        return self.synlig_for(bruker).filter(rolle=Rolle.LEDER)
