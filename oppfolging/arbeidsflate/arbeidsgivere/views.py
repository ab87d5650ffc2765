"""The list of employers, and how one gets into it."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from arbeidsgivere import registrering
from arbeidsgivere.forms import Arbeidsgiverregistrering, Oppslagsskjema
from arbeidsgivere.registrering import ArbeidsgiverFinnes, UkjentOrganisasjonsnummer
from arbeidsgivere.virksomhetsfakta import fakta
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker, Rolle
from inkludering.brukere.querysets import BrukerQuerySet
from inkludering.brukere.roller import SER_ARBEIDSGIVERE
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import krever
from oppfolging.arbeidsflate.arbeidsgivere import visning
from oppfolging.handlinger import arbeidsgivergang
from oppfolging.kjerne import ansvarlig


@krever(*SER_ARBEIDSGIVERE)
@require_GET
def arbeidsgivere(request: Foresporsel) -> HttpResponse:
    """The list; which part of it, what was searched for and the page stand in the address. No candidate data here."""
    liste = visning.lag(
        request.user,
        utvalg=request.GET.get("vis", ""),
        tekst=request.GET.get("q", ""),
        sidetall=request.GET.get("side", ""),
        naa=timezone.now(),
    )
    return vis(request, "arbeidsflate/arbeidsgivere/liste.html", {"liste": liste})


@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def ny(request: Foresporsel) -> HttpResponse:
    """Look a workplace up by its number."""
    skjema = Oppslagsskjema(innsendt(request))
    if skjema.is_valid():
        return redirect("oppfolging:arbeidsgiver_bekreft", skjema.cleaned_data["orgnr"])
    kontaktperson = skjema.registrert and ansvarlig.for_arbeidsgiver(skjema.registrert, naa=timezone.now())
    return vis_skjema(request, "arbeidsflate/arbeidsgivere/ny.html", skjema, {"kontaktperson": kontaktperson})


@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def bekreft(request: Foresporsel, orgnr: str) -> HttpResponse:
    """Is this the right one? A jobbspesialist becomes its kontaktperson, others choose one or leave the gap open."""
    naa = timezone.now()
    blir_selv = request.user.rolle == Rolle.JOBBSPESIALIST
    skjema = Arbeidsgiverregistrering(
        innsendt(request),
        kan_velges=None if blir_selv else _kontorets_jobbspesialister(request.user, naa),
    )
    try:
        enhet = registrering.slaa_opp(orgnr)
        if skjema.is_valid():
            kontaktperson = request.user if blir_selv else skjema.cleaned_data["kontaktperson"]
            arbeidsgivergang.registrer(
                orgnr=orgnr, kontor=request.user.kontoret, kontaktperson=kontaktperson, av=request.user, naa=naa
            )
            messages.success(request, _("%(navn)s er registrert.") % {"navn": enhet.navn})
            return redirect("oppfolging:arbeidsgiver", orgnr)
    except UkjentOrganisasjonsnummer as feil:
        raise Http404 from feil
    except ArbeidsgiverFinnes:
        messages.info(request, _("Arbeidsgiveren er allerede registrert. Her er den."))
        return redirect("oppfolging:arbeidsgiver", orgnr)
    om = {"enhet": enhet, "fakta": fakta(enhet), "underenheter": registrering.underenheter(enhet)}
    return vis_skjema(request, "arbeidsflate/arbeidsgivere/bekreft.html", skjema, om)


def _kontorets_jobbspesialister(bruker: Bruker, naa: datetime) -> BrukerQuerySet:
    kolleger = Bruker.objects.synlig_for(bruker)
    paa_kontoret = kolleger.med_rolle(Rolle.JOBBSPESIALIST, kontor=bruker.kontoret, dag=lokal_dato(naa))
    return paa_kontoret.order_by("sorteringsnavn")
