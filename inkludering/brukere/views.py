"""Log-in, choice of office, and one's own profile."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inkludering.brukere import forsok, passord
from inkludering.brukere import profil as profil_
from inkludering.brukere.demobrukere import DEMOBRUKERE
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.forms import Innloggingsskjema, Kontorvalg, Profilskjema
from inkludering.brukere.innlogging import maal_etter_innlogging, trygt_maal
from inkludering.brukere.mellomvare import VALGT
from inkludering.brukere.menyregister import FORSIDEN
from inkludering.brukere.models import Rolle
from inkludering.brukere.paalogging import merke
from inkludering.brukere.paalogging.identiteter import UkjentKonto
from inkludering.brukere.paalogging.utgang import etter_utlogging
from inkludering.felles.fragment import vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import aapen, innlogget, krever
from inkludering.oidcinnstillinger import ANDRE, ANSATT


@aapen
@require_http_methods(["GET", "POST"])
def logg_inn(request: Foresporsel) -> HttpResponse:
    """The ways in. By password in the demo alone, where a wrong e-mail and a wrong password get the same answer, and
    five failures close for five minutes."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(maal_etter_innlogging(request, request.user))
    skjema = Innloggingsskjema(innsendt(request) if settings.DEMO else None)
    if skjema.is_valid():
        data = skjema.cleaned_data
        try:
            bruker = passord.prov(request, epost=data["epost"], passord=data["passord"])
        except passord.ForMangeSamtidig:
            skjema.add_error(None, _("Mange logger inn akkurat nå. Vent et øyeblikk, og prøv igjen."))
            svar = _innlogging(request, skjema)
            svar.status_code, svar["Retry-After"] = 503, "2"
            svar._has_been_logged = True  # a line for each of a storm is a storm in the log
            return svar
        if bruker is not None:
            login(request, bruker)
            return forsok.husk(HttpResponseRedirect(maal_etter_innlogging(request, bruker)), bruker)
        skjema.add_error("passord", _("E-posten eller passordet stemmer ikke. Prøv igjen."))
    return _innlogging(request, skjema)


def _innlogging(request: Foresporsel, skjema: Innloggingsskjema) -> HttpResponse:
    kontekst = {
        "demo_brukere": DEMOBRUKERE if settings.DEMO else [],
        "innganger": [hvem for hvem in (ANSATT, ANDRE) if hvem in settings.OIDC],
        "ukjent": getattr(request, "avvist", None) is UkjentKonto,
        "maal": trygt_maal(request),
    }
    return vis_skjema(request, "brukere/logg_inn.html", skjema, kontekst)


@aapen
@require_POST
def logg_ut(request: Foresporsel) -> HttpResponse:
    videre = etter_utlogging(merke.les(request), ellers=reverse("brukere:logg_inn"))
    logout(request)
    return HttpResponseRedirect(videre)


@innlogget
@require_http_methods(["GET", "POST"])
def velg_kontor(request: Foresporsel) -> HttpResponse:
    mulige = request.user.gjeldende_tilknytninger
    skjema = Kontorvalg(innsendt(request), mulige=mulige)
    if skjema.is_valid():
        request.session[VALGT] = int(skjema.cleaned_data["tilknytning"])
        return redirect(FORSIDEN)
    return vis_skjema(request, "brukere/velg_kontor.html", skjema, {"har_tilknytning": bool(mulige)})


@krever(*Rolle)
@require_http_methods(["GET", "POST"])
def profil(request: Foresporsel) -> HttpResponse:
    den = request.user
    skjema = Profilskjema(innsendt(request), initial={"telefon": den.telefon, "maalform": den.maalform})
    if skjema.is_valid():
        profil_.endre(bruker=den, **skjema.cleaned_data, naa=timezone.now())
        with translation.override(den.maalform):
            messages.success(request, _("Profilen er lagret."))
        return redirect("brukere:profil")
    return vis_skjema(request, "brukere/profil.html", skjema)
