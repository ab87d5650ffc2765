"""Out to a provider and back, and what the provider tells us of afterwards."""

from __future__ import annotations

import logging

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.innlogging import maal_etter_innlogging, trygt_maal
from inkludering.brukere.paalogging import flyt, identiteter, merke, sidevogn
from inkludering.brukere.paalogging.avslag import HVORFOR, ikke_inn
from inkludering.brukere.paalogging.krav import Ugyldig, av_utlogging
from inkludering.brukere.paalogging.nokler import Utilgjengelig
from inkludering.felles.tilgang import aapen, innlogget
from inkludering.oidcinnstillinger import ANDRE, ANSATT, Tilbyder

logger = logging.getLogger(__name__)


@aapen
@require_GET
def ut(request: Foresporsel, hvem: str) -> HttpResponse:
    if request.user.is_authenticated:
        return HttpResponseRedirect(maal_etter_innlogging(request, request.user))
    tilbyder, maal = _tilbyder(hvem), trygt_maal(request)
    if settings.OIDC_SIDEVOGN and hvem == ANSATT:
        return HttpResponseRedirect(sidevogn.innlogging(maal))
    return flyt.ut(tilbyder, tilbake=_tilbake(hvem), maal=maal)


@aapen
@require_GET
def hjem(request: Foresporsel, hvem: str) -> HttpResponse:
    tilbyder, naa = _tilbyder(hvem), timezone.now()
    if request.user.is_authenticated and not flyt.er_paa_vei(request):
        # the same answer once more, by «Back» or a double press
        return HttpResponseRedirect(maal_etter_innlogging(request, request.user))
    try:
        svar = flyt.hjem(request, tilbyder, tilbake=_tilbake(hvem))
        bruker = identiteter.ansatt(tilbyder, svar.krav, naa=naa)
    except tuple(HVORFOR) as feil:
        return flyt.glem(ikke_inn(request, tilbyder, feil))
    merke.logg_inn(request, bruker, svar.krav, hvem=hvem, naa=naa, fornyer=svar.fornyer)
    return flyt.glem(HttpResponseRedirect(svar.maal))


@csrf_exempt
@aapen
@require_POST
def avsluttet(request: HttpRequest, hvem: str) -> HttpResponse:
    """Back-channel log-out: the provider itself calls, and its signature is what lets it."""
    tilbyder = settings.OIDC.get(hvem)
    if tilbyder is None:
        raise Http404
    try:
        sid, sub = av_utlogging(tilbyder, request.POST.get("logout_token", ""))
    except (Ugyldig, Utilgjengelig) as feil:
        logger.warning("A log-out from %s is not believed: %s", tilbyder.navn, feil)
        return JsonResponse({"error": "invalid_request"}, status=400)
    merke.avslutt(utsteder=tilbyder.issuer, sid=sid, sub=sub)
    return HttpResponse(status=200)


@innlogget
@require_POST
def overalt(request: Foresporsel) -> HttpResponse:
    """Log out on every device, this one too."""
    merke.avslutt_alle(request.user)
    request.session.flush()
    return redirect("brukere:logg_inn")


def _tilbyder(hvem: str) -> Tilbyder:
    if hvem not in (ANSATT, ANDRE) or hvem not in settings.OIDC:
        raise Http404
    tilbyder: Tilbyder = settings.OIDC[hvem]
    return tilbyder


def _tilbake(hvem: str) -> str:
    return f"{settings.BASE_URL}{reverse('brukere:paalogget', args=[hvem])}"
