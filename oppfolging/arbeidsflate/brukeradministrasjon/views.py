"""Users and their roles, as the administrator makes, changes and ends them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inkludering.brukere import brukerkort, tilknytninger
from inkludering.brukere import skjermingsrett as rett
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker, Kontor, Rolle, Tilknytning
from inkludering.brukere.paalogging import identiteter
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import Skjema, innsendt
from inkludering.felles.tilgang import krever
from oppfolging.arbeidsflate.brukeradministrasjon import forms, visning
from oppfolging.arbeidsflate.brukeradministrasjon.forms import (
    Brukerskjema,
    NyRolleskjema,
    Rolleskjema,
    Skjermingsrettskjema,
)
from oppfolging.arbeidsflate.felles.skjemaside import Skjemaside, for_bruker, i_administrasjonen
from oppfolging.handlinger import fratredelse


@krever(Rolle.ADMINISTRATOR)
@require_GET
def administrasjon(request: Foresporsel) -> HttpResponse:
    """Everybody who works here or has done; what was searched for and the page stand in the address."""
    liste = visning.lag_liste(
        request.user, tekst=request.GET.get("q", ""), sidetall=request.GET.get("side", ""), naa=timezone.now()
    )
    return vis(request, "arbeidsflate/brukeradministrasjon/liste.html", {"liste": liste})


@krever(Rolle.ADMINISTRATOR)
@require_GET
def bruker(request: Foresporsel, bruker_id: UUID) -> HttpResponse:
    kort = visning.lag_kort(_hent(request, bruker_id), naa=timezone.now())
    return vis(request, "arbeidsflate/brukeradministrasjon/bruker.html", {"kort": kort})


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def ny(request: Foresporsel) -> HttpResponse:
    skjema = Brukerskjema(innsendt(request))
    if skjema.is_valid():
        try:
            den = brukerkort.opprett(**skjema.cleaned_data, av=request.user, naa=timezone.now())
        except brukerkort.EpostIBruk:
            skjema.add_error("epost", forms.EPOST_I_BRUK)
        else:
            messages.success(request, visning.slipper_inn(den))
            return redirect("oppfolging:bruker", den.pk)
    brukerne = reverse("oppfolging:administrasjon")
    return i_administrasjonen(request, skjema, Skjemaside(_("Ny bruker")), om=_("Brukere"), om_url=brukerne)


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def endre(request: Foresporsel, bruker_id: UUID) -> HttpResponse:
    den = _hent(request, bruker_id)
    skjema = Brukerskjema(innsendt(request), initial={felt: getattr(den, felt) for felt in brukerkort.KORTET})
    if skjema.is_valid():
        try:
            brukerkort.endre(bruker=den, **skjema.cleaned_data, av=request.user, naa=timezone.now())
        except brukerkort.EpostIBruk:
            skjema.add_error("epost", forms.EPOST_I_BRUK)
        except tilknytninger.ErAdministrator:
            skjema.add_error("ansatt_hos", forms.MAA_VAERE_I_NAV)
        else:
            messages.success(request, _("Endringene er lagret."))
            return redirect("oppfolging:bruker", den.pk)
    return for_bruker(request, _hent(request, bruker_id), skjema, Skjemaside(_("Endre bruker")))


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def ny_rolle(request: Foresporsel, bruker_id: UUID) -> HttpResponse:
    den, naa = _hent(request, bruker_id), timezone.now()
    skjema = NyRolleskjema(
        innsendt(request),
        kontorer=Kontor.objects.redigerbar_for(request.user).aapne().order_by("sorteringsnavn"),
        bruker=den,
        initial={"fra": lokal_dato(naa), "stillingsprosent": 100},
    )
    if skjema.is_valid():
        try:
            tilknytninger.gi(bruker=den, **skjema.cleaned_data, av=request.user, naa=naa)
        except tilknytninger.HarRollen:
            skjema.add_error("fra", forms.HAR_ROLLEN)
        except tilknytninger.ErAdministrator:
            skjema.add_error("rolle", forms.MAA_VAERE_I_NAV)
        else:
            messages.success(request, _("Rollen er gitt."))
            return redirect("oppfolging:bruker", den.pk)
    hinder = "" if den.is_active else _("Brukeren er avsluttet. Åpne brukeren igjen før du gir en rolle.")
    return for_bruker(request, den, skjema, Skjemaside(_("Gi en rolle"), hinder=hinder))


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def rolle(request: Foresporsel, tilknytning_id: int) -> HttpResponse:
    """Correct the days, end it, or another percentage. What was theirs alone goes to the queue when it is over."""
    den, naa = _hent_rolle(request, tilknytning_id), timezone.now()
    skjema = Rolleskjema(innsendt(request), tilknytning=den)
    if skjema.is_valid():
        try:
            fratredelse.endre_rolle(tilknytning=den, **skjema.cleaned_data, av=request.user, naa=naa)
        except tilknytninger.HarRollen:
            skjema.add_error("fra", forms.HAR_ROLLEN)
        except tilknytninger.SisteAdministrator:
            skjema.add_error("siste_dag", forms.SISTE_ADMINISTRATOR)
        except tilknytninger.ErBegynt:
            skjema.add_error("prosent_fra", forms.FORST_SENERE)
        else:
            messages.success(request, _("Rollen er lagret."))
            return redirect("oppfolging:bruker", den.bruker_id)
    tittel = _("Endre rollen: %(rolle)s") % {"rolle": _hent_rolle(request, tilknytning_id)}
    return for_bruker(request, den.bruker, skjema, Skjemaside(tittel, forklaring=_naar_den_er_over(den)))


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def avslutt(request: Foresporsel, bruker_id: UUID) -> HttpResponse:
    """What happens is said before the press."""
    den, naa = _hent(request, bruker_id), timezone.now()
    skjema = Skjema(innsendt(request))
    if skjema.is_valid() and den != request.user:
        try:
            fratredelse.avslutt(bruker=den, av=request.user, naa=naa)
        except tilknytninger.SisteAdministrator:
            skjema.add_error(None, forms.SISTE_ADMINISTRATOR)
        else:
            messages.success(request, _("%(navn)s er avsluttet og logget ut.") % {"navn": den.navn})
            return redirect("oppfolging:bruker", den.pk)
    hinder = _("Du kan ikke avslutte deg selv. Be en annen administrator.") if den == request.user else ""
    oppsett = Skjemaside(
        _("Avslutt bruker"),
        knapp=_("Avslutt"),
        forklaring=_(
            "Be lederen dele ut kandidatene og arbeidsgiverne først, med «Overlever alt» på siden til "
            "jobbspesialisten. Brukeren logges ut overalt nå, og rollene slutter i dag. Brukeren kan åpnes igjen."
        ),
        skjer=visning.dette_skjer(fratredelse.svarer_for(den, naa=naa)),
        hinder=hinder,
    )
    return for_bruker(request, den, skjema, oppsett)


@krever(Rolle.ADMINISTRATOR)
@require_POST
def aapne(request: Foresporsel, bruker_id: UUID) -> HttpResponse:
    den = _hent(request, bruker_id)
    brukerkort.aapne(bruker=den, av=request.user, naa=timezone.now())
    kvittering = _("%(navn)s er åpnet igjen. Gi en rolle, eller endre den siste dagen.") % {"navn": den.navn}
    messages.success(request, kvittering)
    return redirect("oppfolging:bruker", den.pk)


@krever(Rolle.ADMINISTRATOR)
@require_POST
def ny_konto(request: Foresporsel, bruker_id: UUID) -> HttpResponse:
    """Whoever logs in with the user's e-mail next, is them: they have got another account."""
    den = _hent(request, bruker_id)
    identiteter.loes(bruker=den, av=request.user, naa=timezone.now())
    messages.success(request, _("%(navn)s kan logge inn med en ny konto.") % {"navn": den.navn})
    return redirect("oppfolging:bruker", den.pk)


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def skjermingsrett(request: Foresporsel, tilknytning_id: int) -> HttpResponse:
    """A leader, or a jobbspesialist as a vikar, is given the right to see people who are kept out of sight, or loses
    it."""
    naa = timezone.now()
    kan_ha = Tilknytning.objects.synlig_for(request.user).rett_kan_gis_av(request.user).gjeldende(lokal_dato(naa))
    den = get_object_or_404(kan_ha, pk=tilknytning_id)
    skjema = Skjermingsrettskjema(innsendt(request), initial={"ser_skjermede": den.ser_skjermede})
    if skjema.is_valid():
        rett.sett(tilknytning=den, **skjema.cleaned_data, av=request.user, naa=naa)
        messages.success(request, _("Tilgangen til %(navn)s er lagret.") % {"navn": den.bruker.navn})
        return redirect("oppfolging:bruker", den.bruker_id)
    kontekst = {"tilknytning": den, "endringer": rett.endringer(den)}
    return vis_skjema(request, "arbeidsflate/brukeradministrasjon/skjermingsrett.html", skjema, kontekst)


def _hent(request: Foresporsel, bruker_id: UUID) -> Bruker:
    return get_object_or_404(Bruker.objects.redigerbar_for(request.user), pk=bruker_id)


def _hent_rolle(request: Foresporsel, tilknytning_id: int) -> Tilknytning:
    alle = Tilknytning.objects.redigerbar_for(request.user).select_related("bruker", "kontor")
    return get_object_or_404(alle, pk=tilknytning_id)


def _naar_den_er_over(den: Tilknytning) -> str:
    if den.rolle != Rolle.JOBBSPESIALIST:
        return ""
    return _("Når den siste dagen er over, går kandidater og arbeidsgivere uten ny ansvarlig til lederens kø.")
