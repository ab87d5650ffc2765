"""Log-in, choice of office, and administration."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inkludering.brukere import passord
from inkludering.brukere import profil as profil_
from inkludering.brukere import skjermingsrett as rett
from inkludering.brukere.demobrukere import DEMOBRUKERE
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.forms import Innloggingsskjema, Kontorskjema, Kontorvalg, Profilskjema, Skjermingsrettskjema
from inkludering.brukere.innlogging import maal_etter_innlogging
from inkludering.brukere.kontorinnstillinger import sett_norm_og_tak
from inkludering.brukere.mellomvare import VALGT
from inkludering.brukere.menyregister import FORSIDEN
from inkludering.brukere.models import Bruker, Kontor, Rolle, Tilknytning
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import aapen, innlogget, krever


@aapen
@require_http_methods(["GET", "POST"])
def logg_inn(request: Foresporsel) -> HttpResponse:
    """Session login. Wrong e-mail and wrong password get the same answer; five failures close for five minutes."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(maal_etter_innlogging(request, request.user))
    skjema = Innloggingsskjema(innsendt(request))
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
            return HttpResponseRedirect(maal_etter_innlogging(request, bruker))
        skjema.add_error("passord", _("E-posten eller passordet stemmer ikke. Prøv igjen."))
    return _innlogging(request, skjema)


def _innlogging(request: Foresporsel, skjema: Innloggingsskjema) -> HttpResponse:
    return vis_skjema(request, "brukere/logg_inn.html", skjema, {"demo_brukere": DEMOBRUKERE if settings.DEMO else []})


@aapen
@require_POST
def logg_ut(request: Foresporsel) -> HttpResponse:
    logout(request)
    return redirect("brukere:logg_inn")


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


@krever(Rolle.ADMINISTRATOR)
@require_GET
def administrasjon(request: Foresporsel) -> HttpResponse:
    i_dag = lokal_dato(timezone.now())
    gjeldende = Tilknytning.objects.synlig_for(request.user).gjeldende(i_dag).select_related("kontor")
    brukere = Bruker.objects.synlig_for(request.user).order_by("sorteringsnavn")
    ser_skjermede = gjeldende.filter(kontor=OuterRef("pk"), rolle=Rolle.LEDER, ser_skjermede=True)
    kontorer = Kontor.objects.synlig_for(request.user).annotate(ingen_ser=~Exists(ser_skjermede))
    kontorer = kontorer.order_by("sorteringsnavn")
    return vis(
        request,
        "brukere/administrasjon.html",
        {"kontorer": kontorer, "brukere": brukere.prefetch_related(Prefetch("tilknytninger", queryset=gjeldende))},
    )


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def kontor(request: Foresporsel, enhetsnummer: str) -> HttpResponse:
    kontoret = get_object_or_404(Kontor.objects.redigerbar_for(request.user), pk=enhetsnummer)
    skjema = Kontorskjema(innsendt(request), instance=kontoret)
    if skjema.is_valid():
        sett_norm_og_tak(kontor=kontoret, **skjema.cleaned_data, av=request.user, naa=timezone.now())
        messages.success(request, _("Norm og tak for %(kontor)s er lagret.") % {"kontor": kontoret})
        return redirect(reverse("brukere:administrasjon"))
    return vis_skjema(request, "brukere/kontor.html", skjema, {"kontor": kontoret})


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def skjermingsrett(request: Foresporsel, tilknytning_id: int) -> HttpResponse:
    """A leader is given the right to see people who are kept out of sight, or loses it."""
    naa = timezone.now()
    ledere = Tilknytning.objects.synlig_for(request.user).rett_kan_gis_av(request.user).gjeldende(lokal_dato(naa))
    den = get_object_or_404(ledere, pk=tilknytning_id)
    skjema = Skjermingsrettskjema(innsendt(request), initial={"ser_skjermede": den.ser_skjermede})
    if skjema.is_valid():
        rett.sett(tilknytning=den, **skjema.cleaned_data, av=request.user, naa=naa)
        messages.success(request, _("Tilgangen til %(navn)s er lagret.") % {"navn": den.bruker.navn})
        return redirect("brukere:administrasjon")
    return vis_skjema(
        request, "brukere/skjermingsrett.html", skjema, {"tilknytning": den, "endringer": rett.endringer(den)}
    )
