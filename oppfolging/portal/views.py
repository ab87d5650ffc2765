"""The employer's pages: two minutes on a phone. They are handed utsnitt, never models."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import ARBEIDSGIVER
from inkludering.felles.fragment import vis
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import aapen, krever
from oppfolging.portal import koder, lenker, ringeonske, utsnitt
from oppfolging.portal.forms import Kodeskjema, Lenkeskjema

LENKE, BEKREFTET = "portal_lenke", "portal_bekreftet"
# Longer than the work of sending a link takes, so that the answer does not tell whether one was sent.
SVARTID_SEKUNDER = 0.3

Visning = Callable[..., HttpResponseBase]


def portalside(visning: Visning) -> Visning:
    """For people with a workplace in the portal. Access that has ended, ends at the next press."""

    @krever(ARBEIDSGIVER, innlogging="portal:logg_inn")
    @wraps(visning)
    def vaktet(request: Foresporsel, *args: object, **kwargs: object) -> HttpResponseBase:
        if utsnitt.har_arbeidsplass(request.user):
            return visning(request, *args, **kwargs)
        logout(request)
        messages.info(request, _("Du har ikke lenger tilgang. Ta kontakt med Nav hvis det er feil."))
        return redirect("portal:logg_inn")

    return vaktet


def _er_inne(request: Foresporsel) -> bool:
    return bool(request.user.is_authenticated and request.user.rolle == ARBEIDSGIVER)


@portalside
@require_safe
def hjem(request: Foresporsel) -> HttpResponse:
    bekreftet = BEKREFTET in request.session
    arbeidsplasser = utsnitt.arbeidsplasser(request.user, bekreftet=bekreftet, naa=timezone.now())
    return vis(request, "portal/hjem.html", {"arbeidsplasser": arbeidsplasser, "bekreftet": bekreftet})


@portalside
@require_POST
def ring_meg(request: Foresporsel, orgnr: str) -> HttpResponse:
    try:
        frist, ny = ringeonske.be_om_oppringing(orgnr=orgnr, av=request.user, naa=timezone.now())
    except ringeonske.FremmedArbeidsplass as feil:
        raise Http404 from feil
    tekst = _("Takk. Vi ringer senest %s.") if ny else _("Dere har alt bedt om å bli oppringt. Vi ringer senest %s.")
    messages.success(request, tekst % f"{frist:%d.%m.%Y}")
    return redirect("portal:hjem")


@aapen
@require_http_methods(["GET", "HEAD", "POST"])
def logg_inn(request: Foresporsel) -> HttpResponse:
    """Ask for a link. The answer is the same, and takes as long, whoever asks."""
    if _er_inne(request):
        return redirect("portal:hjem")
    skjema = Lenkeskjema(innsendt(request))
    if not skjema.is_valid():
        return vis(request, "portal/logg_inn.html", {"form": skjema}, status=422 if skjema.is_bound else 200)
    begynte = time.monotonic()
    lenker.be_om_lenke(epost=skjema.cleaned_data["epost"], naa=timezone.now())
    time.sleep(max(0.0, begynte + SVARTID_SEKUNDER - time.monotonic()))
    return redirect("portal:lenke_sendt")


@aapen
@require_safe
def lenke_sendt(request: Foresporsel) -> HttpResponse:
    return vis(request, "portal/lenke_sendt.html", {})


@aapen
@require_safe
def inn_lenke(request: Foresporsel, token: str) -> HttpResponse:
    """The address in the mail. Programs that check mail open it too, so it uses nothing up and shows nothing."""
    request.session[LENKE] = token
    return redirect("portal:inn")


@aapen
@require_http_methods(["GET", "HEAD", "POST"])
def inn(request: Foresporsel) -> HttpResponse:
    """One press logs in. The session is made anew, so that nothing of an earlier one follows."""
    token, naa = request.session.get(LENKE, ""), timezone.now()
    if request.method != "POST" and lenker.gjelder(token, naa=naa):
        return vis(request, "portal/inn.html", {})
    if request.method != "POST" and _er_inne(request):
        return redirect("portal:hjem")
    bruker = lenker.loes_inn(token=token, naa=naa) if request.method == "POST" else None
    if bruker is None:
        return vis(request, "portal/lenke_ugyldig.html", {}, status=410)
    request.session.flush()
    login(request, bruker, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("portal:hjem")


@portalside
@require_http_methods(["GET", "HEAD", "POST"])
def kode(request: Foresporsel) -> HttpResponse:
    """The second factor; lasts as long as the session does."""
    naa, skjema = timezone.now(), Kodeskjema(innsendt(request))
    if skjema.is_valid():
        if koder.bekreft(bruker=request.user, tastet=skjema.cleaned_data["kode"], naa=naa):
            request.session.cycle_key()
            request.session[BEKREFTET] = True
            return redirect("portal:hjem")
        skjema.add_error("kode", _("Koden stemmer ikke, eller den er for gammel. Sjekk den siste SMS-en."))
    kontekst = {
        "form": skjema,
        "mobil_slutter_paa": koder.mobil(request.user)[-2:],
        "sendt": koder.venter(request.user, naa=naa),
    }
    return vis(request, "portal/kode.html", kontekst, status=422 if skjema.is_bound else 200)


@portalside
@require_POST
def send_kode(request: Foresporsel) -> HttpResponse:
    try:
        koder.send(bruker=request.user, naa=timezone.now())
    except koder.ForMangeKoderIDag:
        messages.error(request, _("Du har fått for mange koder i dag. Prøv igjen i morgen, eller ring oss."))
    except koder.ForMangeKoder:
        messages.error(request, _("Du har fått tre koder på kort tid. Vent et kvarter før du ber om en ny."))
    except koder.ManglerMobil:
        pass  # the page itself says what to do
    return redirect("portal:kode")


@portalside
@require_POST
def logg_ut(request: Foresporsel) -> HttpResponse:
    logout(request)
    messages.info(request, _("Du er logget ut."))
    return redirect("portal:logg_inn")
