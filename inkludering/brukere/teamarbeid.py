"""Teams as the administrator makes them, and who is in them from and to which day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from psycopg.types.range import DateRange

from inkludering.brukere.models import Bruker, Rolle
from inkludering.brukere.teamrekke import Team, Teammedlem, Teamrolle
from inkludering.brukere.typer import Brukerhendelse
from inkludering.felles.arbeidsdager import EN_DAG
from inkludering.felles.laas import laas
from inkludering.hendelser import logg


class NavnetErBrukt(Exception):
    """Another team has this name."""


class ErIEtTeam(Exception):
    """The jobbspesialist is in a team in these days already."""


class HarMetodeveileder(Exception):
    """The team has a metodeveileder in these days already."""


class PasserIkke(Exception):
    """A member works as a jobbspesialist that day, a metodeveileder as a leader with that flag."""


OPPTATT = {"teammedlem_ett_team_om_gangen": ErIEtTeam, "team_en_metodeveileder": HarMetodeveileder}


@transaction.atomic
def opprett(*, navn: str, av: Bruker, naa: datetime) -> Team:
    """Raises NavnetErBrukt."""
    team = Team(navn=navn)
    _lagre_navnet(team)
    logg.noter(Brukerhendelse.TEAM_OPPRETTET, team, av=av, naa=naa)
    return team


@transaction.atomic
def gi_navn(*, team: Team, navn: str, av: Bruker, naa: datetime) -> None:
    """Raises NavnetErBrukt."""
    laas(team)
    team.navn = navn
    _lagre_navnet(team, "navn")
    logg.noter(Brukerhendelse.TEAM_ENDRET, team, av=av, naa=naa)


@transaction.atomic
def ta_inn(*, team: Team, bruker: Bruker, rolle: str, fra: date, av: Bruker, naa: datetime) -> None:
    """Into the team from a day. Raises PasserIkke, ErIEtTeam or HarMetodeveileder."""
    if not _passer(bruker, rolle, fra):
        raise PasserIkke
    try:
        with transaction.atomic():
            Teammedlem.objects.create(team=team, bruker=bruker, rolle=rolle, gyldig=DateRange(fra, None))
    except IntegrityError as feil:
        navn = getattr(getattr(feil.__cause__, "diag", None), "constraint_name", "")
        if navn not in OPPTATT:
            raise
        raise OPPTATT[navn] from feil
    logg.noter(Brukerhendelse.TEAM_MEDLEM_INN, team, av=av, naa=naa, bruker=bruker.pk, rolle=rolle, fra=fra)


@transaction.atomic
def ta_ut(*, medlem: Teammedlem, siste_dag: date, av: Bruker, naa: datetime) -> None:
    """Out of the team after that day; who was never in it by then was put in by mistake."""
    laas(medlem, "gyldig")
    if siste_dag < medlem.gyldig.lower:
        medlem.delete()
    else:
        medlem.gyldig = DateRange(medlem.gyldig.lower, siste_dag + EN_DAG)
        medlem.save(update_fields=["gyldig"])
    om = {"bruker": medlem.bruker_id, "til": siste_dag}
    logg.noter(Brukerhendelse.TEAM_MEDLEM_UT, medlem.team, av=av, naa=naa, **om)


def _passer(bruker: Bruker, rolle: str, dag: date) -> bool:
    paa_dagen = bruker.tilknytninger.gjeldende(dag)
    if rolle == Teamrolle.METODEVEILEDER:
        return bruker.is_active and paa_dagen.filter(rolle=Rolle.LEDER, er_metodeveileder=True).exists()
    return bruker.is_active and paa_dagen.filter(rolle=Rolle.JOBBSPESIALIST).exists()


def _lagre_navnet(team: Team, *felt: str) -> None:
    try:
        with transaction.atomic():
            team.save(update_fields=felt or None)
    except IntegrityError as feil:
        raise NavnetErBrukt from feil
