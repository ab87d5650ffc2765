from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import FilteredRelation

from inkludering.felles.perioder import Periodisert, gjeldende

if TYPE_CHECKING:
    from inkludering.brukere.models import Bruker


class BrukerQuerySet(models.QuerySet["Bruker"]):
    def synlig_for(self, bruker: Bruker) -> Self:
        """Nav staff see each other's names; the people of an employer are found through the employer."""
        if bruker.rolle in ("jobbspesialist", "leder", "markedskontakt", "administrator"):
            return self.filter(type="nav")
        return self.none()

    def med_rolle(self, rolle: str, *, kontor: Any, dag: date) -> Self:
        """Active users who hold `rolle` at the office on `dag`, each once."""
        return self.filter(
            gjeldende("tilknytninger__gyldig", dag),
            is_active=True,
            tilknytninger__rolle=rolle,
            tilknytninger__kontor=kontor,
        ).distinct()


class BrukerManager(BaseUserManager["Bruker"].from_queryset(BrukerQuerySet)):  # type: ignore[misc]
    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        return (email or "").strip().lower()

    def get_by_natural_key(self, username: str | None) -> Bruker:
        return self.get(epost=self.normalize_email(username))


class KontorQuerySet(models.QuerySet):
    def synlig_for(self, bruker: Bruker) -> Self:
        """A leader's own office; every office for the administrator."""
        if bruker.rolle == "administrator":
            return self.all()
        if bruker.rolle == "leder":
            return self.filter(pk=bruker.kontor.pk) if bruker.kontor else self.none()
        return self.none()

    def redigerbar_for(self, bruker: Bruker) -> Self:
        return self.all() if bruker.rolle == "administrator" else self.none()


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

    def egne(self, bruker: Bruker) -> Self:
        return self.filter(bruker=bruker)

    def synlig_for(self, bruker: Bruker) -> Self:
        return self.all() if bruker.rolle == "administrator" else self.none()
