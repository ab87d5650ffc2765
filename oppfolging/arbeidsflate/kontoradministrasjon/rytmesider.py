"""The rhythms of an office: which are in force, and its own version from a day to come."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Kontor, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis
from inkludering.felles.skjema import innsendt
from inkludering.felles.templatetags.aksel import dato
from inkludering.felles.tilgang import krever
from oppfolging.arbeidsflate.felles.skjemaside import Skjemaside, i_administrasjonen
from oppfolging.arbeidsflate.kontoradministrasjon.rytmeskjema import Rytmeskjema
from oppfolging.arbeidsflate.kontoradministrasjon.rytmevisning import Rytmerad, rader
from oppfolging.kjerne import rytmeversjoner


@krever(Rolle.ADMINISTRATOR)
@require_GET
def rytmer(request: Foresporsel, enhetsnummer: str) -> HttpResponse:
    kontoret = _hent(request, enhetsnummer)
    kontekst = {"kontor": kontoret, "rader": rader(kontoret, lokal_dato(timezone.now()))}
    return vis(request, "arbeidsflate/kontoradministrasjon/rytmer.html", kontekst)


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def rytme(request: Foresporsel, enhetsnummer: str, situasjon: str, side: str) -> HttpResponse:
    """The numbers of each step, and from when. The same day anew writes over what was to begin then."""
    kontoret, naa = _hent(request, enhetsnummer), timezone.now()
    rad = _raden(kontoret, situasjon, side, lokal_dato(naa))
    skjema = Rytmeskjema(innsendt(request), trinn=rad.trinn, i_dag=lokal_dato(naa))
    if skjema.is_valid():
        fra = skjema.cleaned_data["gjelder_fra"]
        rytmeversjoner.sett(
            kontor=kontoret,
            situasjon=situasjon,
            side=side,
            trinn=skjema.nye_trinn(),
            fra=fra,
            av=request.user,
            naa=naa,
        )
        messages.success(request, _("Rytmen gjelder fra %(dato)s.") % {"dato": dato(fra)})
        return redirect("oppfolging:rytmer", kontoret.pk)
    tittel = f"{rad.situasjon.label}, {rad.side.label.lower()}"
    om = _("Rytmer ved %(kontor)s") % {"kontor": kontoret}
    listen = reverse("oppfolging:rytmer", args=[kontoret.pk])
    return i_administrasjonen(request, skjema, Skjemaside(tittel, forklaring=_naa_og_siden(rad)), om=om, om_url=listen)


@krever(Rolle.ADMINISTRATOR)
@require_POST
def ta_bort(request: Foresporsel, enhetsnummer: str, situasjon: str, side: str) -> HttpResponse:
    """The version that was to begin next never does."""
    kontoret, naa = _hent(request, enhetsnummer), timezone.now()
    rad = _raden(kontoret, situasjon, side, lokal_dato(naa))
    if rad.kommer_fra:
        rytmeversjoner.ta_bort(
            kontor=kontoret, situasjon=situasjon, side=side, fra=rad.kommer_fra, av=request.user, naa=naa
        )
    messages.success(request, _("Rytmen blir som den er."))
    return redirect("oppfolging:rytmer", kontoret.pk)


def _hent(request: Foresporsel, enhetsnummer: str) -> Kontor:
    return get_object_or_404(Kontor.objects.redigerbar_for(request.user), pk=enhetsnummer)


def _raden(kontoret: Kontor, situasjon: str, side: str, dag: date) -> Rytmerad:
    for rad in rader(kontoret, dag):
        if (rad.situasjon, rad.side) == (situasjon, side):
            return rad
    raise Http404


def _naa_og_siden(rad: Rytmerad) -> str:
    """The rhythm as it is, and what is planned already: a change written over it is seen to be one."""
    if not rad.kommer_fra:
        return rad.ordene
    fra = _("Fra %(fra)s:") % {"fra": dato(rad.kommer_fra)}
    return f"{rad.ordene}. {fra} {rad.kommer}."
