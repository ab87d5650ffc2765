"""How an employer comes in: a one-time link, and a code before anybody is named."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import aapen
from oppfolging.portal import oekt
from oppfolging.portal.dor import portalside
from oppfolging.portal.inngang.forms import Kodeskjema, Lenkeskjema


@aapen
@require_http_methods(["GET", "HEAD", "POST"])
def logg_inn(request: Foresporsel) -> HttpResponse:
    """Ask for a link. The answer is the same, and takes as long, whoever asks."""
    if oekt.er_inne(request):
        return redirect("portal:hjem")
    skjema = Lenkeskjema(innsendt(request))
    if not skjema.is_valid():
        return vis_skjema(request, "portal/inngang/logg_inn.html", skjema)
    oekt.be_om_lenke(epost=skjema.cleaned_data["epost"], naa=timezone.now())
    return redirect("portal:lenke_sendt")


@aapen
@require_safe
def lenke_sendt(request: Foresporsel) -> HttpResponse:
    return vis(request, "portal/inngang/lenke_sendt.html", {})


@aapen
@require_safe
def inn_lenke(request: Foresporsel, token: str) -> HttpResponse:
    """The address in the mail. Programs that check mail open it too, so it uses nothing up and shows nothing."""
    oekt.husk_lenke(request, token)
    return redirect("portal:inn")


@aapen
@require_http_methods(["GET", "HEAD", "POST"])
def inn(request: Foresporsel) -> HttpResponse:
    """One press logs in."""
    naa = timezone.now()
    if request.method == "POST":
        if oekt.logg_inn_med_lenken(request, naa=naa):
            return redirect("portal:hjem")
    elif oekt.lenken_gjelder(request, naa=naa):
        return vis(request, "portal/inngang/inn.html", {})
    elif oekt.er_inne(request):
        return redirect("portal:hjem")
    return vis(request, "portal/inngang/lenke_ugyldig.html", {}, status=410)


@portalside
@require_http_methods(["GET", "HEAD", "POST"])
def kode(request: Foresporsel) -> HttpResponse:
    """The second factor; lasts as long as the session does."""
    naa, skjema = timezone.now(), Kodeskjema(innsendt(request))
    if skjema.is_valid():
        if oekt.bekreft(request, skjema.cleaned_data["kode"], naa=naa):
            return redirect("portal:hjem")
        skjema.add_error("kode", _("Koden stemmer ikke, eller den er for gammel. Sjekk den siste SMS-en."))
    mobil_slutter_paa, sendt = oekt.kodestatus(request.user, naa=naa)
    kontekst = {"mobil_slutter_paa": mobil_slutter_paa, "sendt": sendt}
    return vis_skjema(request, "portal/inngang/kode.html", skjema, kontekst)


@portalside
@require_POST
def send_kode(request: Foresporsel) -> HttpResponse:
    try:
        oekt.send_kode(request.user, naa=timezone.now())
    except oekt.ForMangeKoderIDag:
        messages.error(request, _("Du har fått for mange koder i dag. Prøv igjen i morgen, eller ring oss."))
    except oekt.ForMangeKoder:
        messages.error(request, _("Du har fått tre koder på kort tid. Vent et kvarter før du ber om en ny."))
    except oekt.ManglerMobil:
        pass  # the page itself says what to do
    return redirect("portal:kode")


@portalside
@require_POST
def logg_ut(request: Foresporsel) -> HttpResponse:
    oekt.logg_ut(request)
    messages.info(request, _("Du er logget ut."))
    return redirect("portal:logg_inn")
