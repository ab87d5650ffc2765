"""A team: jobbspesialister with one metodeveileder, from one office or several."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.roller import Innlogget, Rolle
from inkludering.felles.navn import sorteringsfelt
from inkludering.felles.perioder import Periodisert, gjeldende
from inkludering.felles.sporing import spores


class Teamrolle(models.TextChoices):
    MEDLEM = "medlem", _("Medlem")
    METODEVEILEDER = "metodeveileder", _("Metodeveileder")


class TeamQuerySet(models.QuerySet):
    def redigerbar_for(self, bruker: Innlogget) -> Self:
        return self.all() if bruker.rolle == Rolle.ADMINISTRATOR else self.none()

    def egne(self, bruker: Any, dag: date) -> Self:
        """The teams whose board this user reads: those they are in."""
        if bruker.rolle not in (Rolle.JOBBSPESIALIST, Rolle.LEDER):
            return self.none()
        return self.filter(gjeldende("medlemmer__gyldig", dag), medlemmer__bruker=bruker).distinct()


class TeammedlemQuerySet(Periodisert):
    PERIODE = "gyldig"

    def redigerbar_for(self, bruker: Innlogget) -> Self:
        return self.all() if bruker.rolle == Rolle.ADMINISTRATOR else self.none()


@spores()
class Team(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    navn = models.CharField(_("navn"), max_length=100)
    sorteringsnavn = sorteringsfelt("navn")

    objects = TeamQuerySet.as_manager()

    class Meta:
        app_label = "brukere"
        constraints = [
            models.UniqueConstraint(
                fields=["sorteringsnavn"],
                name="team_ett_av_navnet",
                violation_error_message=_("Et annet team har dette navnet."),
            ),
        ]

    def __str__(self) -> str:
        return self.navn


@spores()
class Teammedlem(models.Model):
    """In the team within dates [from, to): a member of one team at a time, and one metodeveileder in each."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="medlemmer")
    bruker = models.ForeignKey("brukere.Bruker", models.PROTECT, related_name="team")
    rolle = models.CharField(_("rolle"), max_length=20, choices=Teamrolle, default=Teamrolle.MEDLEM)
    gyldig = DateRangeField(_("gyldig"))

    objects = TeammedlemQuerySet.as_manager()

    class Meta:
        app_label = "brukere"
        constraints = [
            ExclusionConstraint(
                name="teammedlem_ett_team_om_gangen",
                expressions=[("bruker", RangeOperators.EQUAL), ("gyldig", RangeOperators.OVERLAPS)],
                condition=models.Q(rolle=Teamrolle.MEDLEM),
                violation_error_message=_("En jobbspesialist er i ett team om gangen."),
            ),
            ExclusionConstraint(
                name="team_en_metodeveileder",
                expressions=[("team", RangeOperators.EQUAL), ("gyldig", RangeOperators.OVERLAPS)],
                condition=models.Q(rolle=Teamrolle.METODEVEILEDER),
                violation_error_message=_("Et team har én metodeveileder om gangen."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team_id} {self.bruker_id}"
