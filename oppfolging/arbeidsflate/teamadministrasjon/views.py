"""Teams: made, named, and who is in them, from one office or several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from inkludering.brukere import teamarbeid
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker, Rolle
from inkludering.brukere.teamrekke import Team, Teammedlem, Teamrolle
from inkludering.felles.arbeidsdager import EN_DAG, lokal_dato
from inkludering.felles.fragment import vis
from inkludering.felles.perioder import gjeldende
from inkludering.felles.skjema import Skjema, innsendt
from inkludering.felles.templatetags.aksel import dato
from inkludering.felles.tilgang import krever
from oppfolging.arbeidsflate.felles.skjemaside import Skjemaside, i_administrasjonen
from oppfolging.arbeidsflate.teamadministrasjon.forms import Medlemskjema, Teamskjema, Utskjema

PASSER_IKKE = gettext_lazy(
    "Et medlem må være jobbspesialist den dagen, og en metodeveileder leder og merket som metodeveileder."
)
NAVNET_ER_BRUKT = gettext_lazy("Et annet team har dette navnet.")


@krever(Rolle.ADMINISTRATOR)
@require_GET
def teamene(request: Foresporsel) -> HttpResponse:
    naa_med = Count("medlemmer", filter=gjeldende("medlemmer__gyldig", lokal_dato(timezone.now())))
    alle = Team.objects.redigerbar_for(request.user).annotate(antall=naa_med).order_by("sorteringsnavn")
    return vis(request, "arbeidsflate/teamadministrasjon/liste.html", {"teamene": alle})


@krever(Rolle.ADMINISTRATOR)
@require_GET
def team(request: Foresporsel, team_id: UUID) -> HttpResponse:
    """Who is in it, will be and has been."""
    teamet, i_dag = _hent(request, team_id), lokal_dato(timezone.now())
    alle = teamet.medlemmer.select_related("bruker").order_by("-rolle", "bruker__sorteringsnavn", "gyldig")
    er_inne = Q(gyldig__endswith=None) | Q(gyldig__endswith__gt=i_dag)
    kontekst = {"team": teamet, "medlemmer": alle.filter(er_inne), "tidligere": alle.exclude(er_inne)}
    return vis(request, "arbeidsflate/teamadministrasjon/team.html", kontekst)


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def nytt(request: Foresporsel) -> HttpResponse:
    skjema = Teamskjema(innsendt(request))
    if skjema.is_valid():
        try:
            teamet = teamarbeid.opprett(**skjema.cleaned_data, av=request.user, naa=timezone.now())
        except teamarbeid.NavnetErBrukt:
            skjema.add_error("navn", NAVNET_ER_BRUKT)
        else:
            return redirect("oppfolging:team", teamet.pk)
    listen = reverse("oppfolging:teamene")
    return i_administrasjonen(request, skjema, Skjemaside(_("Nytt team")), om=_("Team"), om_url=listen)


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def gi_navn(request: Foresporsel, team_id: UUID) -> HttpResponse:
    teamet = _hent(request, team_id)
    skjema = Teamskjema(innsendt(request), initial={"navn": teamet.navn})
    if skjema.is_valid():
        try:
            teamarbeid.gi_navn(team=teamet, **skjema.cleaned_data, av=request.user, naa=timezone.now())
        except teamarbeid.NavnetErBrukt:
            skjema.add_error("navn", NAVNET_ER_BRUKT)
        else:
            messages.success(request, _("Navnet er lagret."))
            return redirect("oppfolging:team", teamet.pk)
    return _om_teamet(request, skjema, _hent(request, team_id), _("Endre navnet"))


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def ta_inn(request: Foresporsel, team_id: UUID) -> HttpResponse:
    teamet, naa = _hent(request, team_id), timezone.now()
    brukere = Bruker.objects.redigerbar_for(request.user)
    skjema = Medlemskjema(innsendt(request), brukere=brukere, initial={"fra": lokal_dato(naa)})
    if skjema.is_valid():
        data = dict(skjema.cleaned_data)
        try:
            teamarbeid.ta_inn(team=teamet, bruker=data.pop("epost"), **data, av=request.user, naa=naa)
        except teamarbeid.PasserIkke:
            skjema.add_error("rolle", PASSER_IKKE)
        except teamarbeid.ErIEtTeam:
            skjema.add_error("epost", _er_i_et_annet(request, skjema.cleaned_data))
        except teamarbeid.HarMetodeveileder:
            skjema.add_error("rolle", _("Teamet har allerede en metodeveileder. Avslutt det først."))
        else:
            messages.success(request, _("Teamet er lagret."))
            return redirect("oppfolging:team", teamet.pk)
    return _om_teamet(request, skjema, teamet, _("Ta inn i teamet"))


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def ta_ut(request: Foresporsel, team_id: UUID, medlem_id: int) -> HttpResponse:
    teamet, naa = _hent(request, team_id), timezone.now()
    medlemmer = Teammedlem.objects.redigerbar_for(request.user).filter(team=teamet).select_related("bruker", "team")
    medlem = get_object_or_404(medlemmer, pk=medlem_id)
    skjema = Utskjema(innsendt(request), initial={"siste_dag": lokal_dato(naa)})
    if skjema.is_valid():
        teamarbeid.ta_ut(medlem=medlem, **skjema.cleaned_data, av=request.user, naa=naa)
        messages.success(request, _("Teamet er lagret."))
        return redirect("oppfolging:team", teamet.pk)
    return _om_teamet(request, skjema, teamet, _("%(navn)s går ut av teamet") % {"navn": medlem.bruker.navn})


def _er_i_et_annet(request: Foresporsel, data: Mapping[str, Any]) -> str:
    """Which team, and until when: a day after it may do."""
    i_fra = Q(gyldig__endswith=None) | Q(gyldig__endswith__gt=data["fra"])
    det = (
        Teammedlem.objects.redigerbar_for(request.user)
        .filter(i_fra, bruker=data["epost"], rolle=Teamrolle.MEDLEM)
        .order_by("gyldig")
    )
    ett = det.select_related("team")[0]
    if ett.gyldig.lower > data["fra"]:
        tekst, dag = _("Jobbspesialisten skal inn i %(team)s %(dag)s. Avslutt det først."), ett.gyldig.lower
    elif ett.gyldig.upper:
        tekst, dag = (
            _("Jobbspesialisten er i %(team)s til og med %(dag)s. Velg en dag etter det."),
            ett.gyldig.upper - EN_DAG,
        )
    else:
        tekst, dag = _("Jobbspesialisten er i %(team)s. Avslutt det først."), data["fra"]
    return tekst % {"team": ett.team.navn, "dag": dato(dag)}


def _hent(request: Foresporsel, team_id: UUID) -> Team:
    return get_object_or_404(Team.objects.redigerbar_for(request.user), pk=team_id)


def _om_teamet(request: Foresporsel, skjema: Skjema, teamet: Team, tittel: str) -> HttpResponse:
    adresse = reverse("oppfolging:team", args=[teamet.pk])
    return i_administrasjonen(request, skjema, Skjemaside(tittel), om=teamet.navn, om_url=adresse)
