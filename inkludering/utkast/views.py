"""A person's own drafts; and what happens to a form whose page is older than the login."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import defaults
from django.views.decorators.http import require_GET, require_POST

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.felles.fragment import vis
from inkludering.felles.svarhoder import PAA_STEDET
from inkludering.felles.tilgang import innlogget
from inkludering.hendelser import lest
from inkludering.utkast import emner, engang, lager, redning


@innlogget
@require_GET
def mine(request: Foresporsel) -> HttpResponse:
    """What waits to be finished: which form, about whom or what, and when. Whoever is named has been looked at."""
    naa = timezone.now()
    utkast = lager.mine(bruker=request.user, naa=naa)
    navngitte = [om.person for ett in utkast for om in ett.om if om.person]
    lest.tillatt(navngitte, av=request.user, handling="utkast", naa=naa)
    return vis(request, "utkast/mine.html", {"utkast": utkast})


@innlogget
@require_POST
def lagre(request: Foresporsel) -> HttpResponse:
    """What the browser sends while somebody types. `felt`: the form as it would be posted."""
    sti = request.POST.get("sti", "")
    if not emner.kan_aapnes(request.user, sti):
        return HttpResponse(status=404)
    skrevet = lager.Skrevet(
        felt=request.POST.get("felt", ""),
        endret=frozenset(request.POST.get("endret", "").split()),
        tittel=request.POST.get("tittel", ""),
    )
    try:
        lager.lagre(bruker=request.user, sti=sti, skrevet=skrevet, naa=timezone.now())
    except lager.KanIkkeLagres as feil:
        return HttpResponse(status=feil.status)
    return HttpResponse(status=204)


@innlogget
@require_POST
def forkast(request: Foresporsel) -> HttpResponse:
    lager.forkast(bruker=request.user, sti=request.POST.get("sti", ""))
    messages.info(request, _("Utkastet er forkastet."))
    return HttpResponseRedirect(redning.siden_de_sto_paa(request))


@innlogget
@require_GET
def okt(request: Foresporsel) -> HttpResponse:
    """A press that does nothing but go on being logged in; a page older than the login gets the new token.

    The dialog that says that the session is about to end comes with it, as few pages stand open for so long.
    """
    return JsonResponse({"csrf": get_token(request), "dialog": render_to_string("utkast/okt.html")})


def csrf_feil(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from a page older than the login. Ours, it is kept and shown again with a new token; else the 403 page.

    `reason` is for the log, which Django writes. Where the form came from is told by the browser itself, so that no
    other site makes drafts here.
    """
    kom_fra = request.headers.get("Origin") or request.headers.get("Referer", "")
    sendes_igjen = "HX-Request" in request.headers or PAA_STEDET in request.headers  # static/utkast.js does
    if sendes_igjen or not request.user.is_authenticated or not redning.er_var_egen(request, kom_fra):
        return defaults.permission_denied(request, PermissionDenied())
    if not engang.har_innhold(request):
        request.reddet = True  # type: ignore[attr-defined]
        messages.info(request, _("Siden var for gammel, så det du trykket på, ble ikke gjort. Prøv igjen."))
        return HttpResponseRedirect(redning.siden_de_sto_paa(request))
    if not redning.lagre(request, av=request.user):
        return defaults.permission_denied(request, PermissionDenied())
    messages.info(request, _("Siden var for gammel, så ingenting er lagret ennå. Se over det du skrev, og lagre."))
    return HttpResponseRedirect(request.get_full_path())
