"""How an employer comes in: a one-time link, and a code before anybody is named."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.roller import Maalform
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import aapen, hemmelig
from inkludering.utkast import redning
from oppfolging.portal import okt
from oppfolging.portal.dor import portalside
from oppfolging.portal.inngang.forms import Kodeskjema, Lenkeskjema

# The pages with a choice of language, which lead back to themselves.
SPRAAKSIDER = frozenset({"hjem", "hjelp", "kode", "logg_inn", "lenke_sendt", "inn", "tilgjengelighet"})


@aapen
@require_http_methods(["GET", "HEAD", "POST"])
def logg_inn(request: Foresporsel) -> HttpResponse:
    """Ask for a link. The answer is the same, and takes as long, whoever asks."""
    if okt.er_inne(request):
        return redirect("portal:hjem")
    skjema = Lenkeskjema(innsendt(request))
    if not skjema.is_valid():
        kontekst = {"avbrutt": redning.UGJORT in request.GET, "id_porten": okt.har_id_porten()}
        return vis_skjema(request, "portal/inngang/logg_inn.html", skjema, kontekst)
    okt.be_om_lenke(epost=skjema.cleaned_data["epost"], naa=timezone.now())
    return redirect("portal:lenke_sendt")


@aapen
@require_safe
def lenke_sendt(request: Foresporsel) -> HttpResponse:
    varighet = {"gjelder": okt.LENKE_GJELDER, "vindu": okt.LENKEVINDU}
    return vis(request, "portal/inngang/lenke_sendt.html", varighet)


@aapen
@require_safe
def inn_lenke(request: Foresporsel, token: str) -> HttpResponse:
    """The address in the mail. Programs that check mail open it too, so it uses nothing up and shows nothing."""
    okt.husk_lenke(request, token, naa=timezone.now())
    return okt.husk_spraak(redirect("portal:inn"), okt.lenkens_spraak(token))


@aapen
@require_http_methods(["GET", "HEAD", "POST"])
def inn(request: Foresporsel) -> HttpResponse:
    """One press logs in."""
    naa = timezone.now()
    if request.method == "POST":
        if okt.logg_inn_med_lenken(request, naa=naa):
            return okt.husk_spraak(redirect("portal:hjem"), request.user.maalform)
    elif okt.lenken_gjelder(request, naa=naa):
        return vis(request, "portal/inngang/inn.html", {})
    elif okt.er_inne(request):
        return redirect("portal:hjem")
    return vis(request, "portal/inngang/lenke_ugyldig.html", {}, status=410)


@hemmelig
@portalside
@require_http_methods(["GET", "HEAD", "POST"])
def kode(request: Foresporsel) -> HttpResponse:
    """The second factor; lasts as long as the session does, and is not asked for again."""
    if okt.er_bekreftet(request):
        return redirect("portal:hjem")
    naa, skjema, feil = timezone.now(), Kodeskjema(innsendt(request)), False
    if skjema.is_valid():
        if okt.bekreft(request, skjema.cleaned_data["kode"], naa=naa):
            return redirect("portal:hjem")
        feil = True
    mobil_slutter_paa, igjen = okt.kodestatus(request.user, naa=naa)
    if feil:
        skjema.add_error("kode", _feil_kode(igjen))
    kontekst = {"mobil_slutter_paa": mobil_slutter_paa, "sendt": igjen > 0, "gjelder": okt.KODE_GJELDER}
    return vis_skjema(request, "portal/inngang/kode.html", skjema, kontekst)


def _feil_kode(igjen: int) -> str:
    igjen_tekst = ngettext("Du har %d forsøk igjen.", "Du har %d forsøk igjen.", igjen) % igjen
    return _("Koden stemmer ikke, eller den er for gammel. Sjekk den siste SMS-en.") + " " + igjen_tekst


@portalside
@require_POST
def send_kode(request: Foresporsel) -> HttpResponse:
    try:
        okt.send_kode(request.user, naa=timezone.now())
    except okt.ForMangeKoderIDag:
        messages.error(request, _("Du har fått for mange koder i dag. Prøv igjen i morgen, eller ring oss."))
    except okt.ForMangeKoder:
        tekst = _("Du har fått %(antall)s koder på kort tid. Vent %(minutter)s minutter før du ber om en ny.")
        tall = {"antall": okt.KODER_I_VINDU, "minutter": okt.VINDU // timedelta(minutes=1)}
        messages.error(request, tekst % tall)
    except okt.ManglerMobil:
        pass  # the page itself says what to do
    return redirect("portal:kode")


@aapen
@require_POST
def spraak(request: Foresporsel) -> HttpResponse:
    """Another language, from the foot of each page, which is shown again; what is none of ours changes nothing."""
    side = request.POST.get("side")
    svar = redirect(f"portal:{side if side in SPRAAKSIDER else 'hjem'}")
    valgt = request.POST.get("spraak")
    if valgt not in Maalform.values:
        return svar
    if okt.er_inne(request):
        okt.velg_spraak(request.user, valgt, naa=timezone.now())
    return okt.husk_spraak(svar, valgt)


@aapen
@require_GET
def id_porten(request: Foresporsel) -> HttpResponse:
    """Out to ID-porten: to be let in, or, for whoever is in and confirmed, to be let in by it from now on."""
    if not okt.har_id_porten():
        raise Http404
    return okt.til_id_porten(tilbake=_tilbake(), koble=okt.er_inne(request) and okt.er_bekreftet(request))


@aapen
@require_GET
def fra_id_porten(request: Foresporsel) -> HttpResponse:
    if not okt.har_id_porten():
        raise Http404
    if okt.er_inne(request) and not okt.er_paa_vei(request):
        return redirect("portal:hjem")
    svar = okt.fra_id_porten(request, tilbake=_tilbake(), naa=timezone.now())
    return okt.glem_id_porten(svar or redirect("portal:hjem"))


def _tilbake() -> str:
    return settings.BASE_URL + reverse("portal:fra_id_porten")


@portalside
@require_POST
def logg_ut(request: Foresporsel) -> HttpResponse:
    maalform = request.user.maalform
    videre = okt.etter_utlogging(request, ellers=reverse("portal:logg_inn"))
    okt.logg_ut(request)
    messages.info(request, _("Du er logget ut."))
    return okt.husk_spraak(HttpResponseRedirect(videre), maalform)
