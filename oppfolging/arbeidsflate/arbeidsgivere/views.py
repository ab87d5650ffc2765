"""The list of employers, and how one gets into it."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from arbeidsgivere import registrering, valg
from arbeidsgivere.forms import Arbeidsgiverregistrering
from arbeidsgivere.models import Arbeidsgiver
from arbeidsgivere.registrering import ArbeidsgiverFinnes, ErHovedenhet, UkjentOrganisasjonsnummer
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
from oppfolging.arbeidsflate.arbeidsgivere.forms import Oppslagsskjema
from oppfolging.arbeidsflate.felles import velger
from oppfolging.handlinger import arbeidsgivergang
from oppfolging.kjerne import ansvarlig
from oppfolging.kjerne.models import Kontakt

FELTNAVN = re.compile(r"[\w-]{1,80}", re.ASCII)


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
@require_GET
def velg(request: Foresporsel) -> HttpResponse:
    """The employers that fit what is being typed in the field `felt`; those used last while nothing is."""
    naa, felt = timezone.now(), request.GET.get("felt", "velger")
    if not FELTNAVN.fullmatch(felt):
        raise Http404
    tekst = str(next((verdi for navn, verdi in request.GET.items() if navn not in ("felt", "register")), ""))
    tekst = visning.rens(tekst)
    if tekst:
        alle = valg.soek(tekst, request.user, naa=naa, med_registeret="register" in request.GET)
    else:
        brukte = [den.orgnr for den in velger.forslag(request.user, naa=naa)[: valg.FLEST]]
        rader = valg.registrerte(Arbeidsgiver.objects.synlig_for(request.user).filter(orgnr__in=brukte), naa=naa)
        alle = sorted(rader, key=lambda rad: brukte.index(rad.orgnr))
    kontekst = {"alle": alle, "felt": felt, "tekst": tekst}
    return vis(request, "arbeidsflate/felles/velgertreff.html", kontekst)


@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def ny(request: Foresporsel) -> HttpResponse:
    """Look a workplace up by its name or number."""
    kontakt = _kontakten(request)
    navnet = kontakt.arbeidsgivernavn if kontakt else None
    skjema = Oppslagsskjema(innsendt(request), bruker=request.user, initial={"orgnr": navnet})
    if skjema.is_valid():
        bekreft_ = reverse("oppfolging:arbeidsgiver_bekreft", args=[skjema.cleaned_data["orgnr"]])
        return redirect(f"{bekreft_}?fra={kontakt.pk}" if kontakt else bekreft_)
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
                orgnr=orgnr,
                kontor=request.user.kontoret,
                kontaktperson=kontaktperson,
                kontakt=_kontakten(request),
                av=request.user,
                naa=naa,
            )
            messages.success(request, _("%(navn)s er registrert.") % {"navn": enhet.navn})
            return redirect("oppfolging:arbeidsgiver", orgnr)
    except UkjentOrganisasjonsnummer as feil:
        raise Http404 from feil
    except ErHovedenhet:
        under = valg.underenheter(orgnr, request.user, naa=naa)
        return vis(request, "arbeidsflate/arbeidsgivere/hovedenhet.html", {"underenheter": under})
    except ArbeidsgiverFinnes:
        messages.info(request, _("Arbeidsgiveren er allerede registrert. Her er den."))
        return redirect("oppfolging:arbeidsgiver", orgnr)
    om = {"enhet": enhet, "fakta": fakta(enhet)}
    return vis_skjema(request, "arbeidsflate/arbeidsgivere/bekreft.html", skjema, om)


def _kontakten(request: Foresporsel) -> Kontakt | None:
    """A contact of one's own with an employer that is known by a name alone, and is about to be registered."""
    try:
        mine = Kontakt.objects.redigerbar_for(request.user).gjeldende().filter(pk=UUID(request.GET.get("fra", "")))
    except ValueError:
        return None
    return mine.exclude(arbeidsgivernavn="").first()


def _kontorets_jobbspesialister(bruker: Bruker, naa: datetime) -> BrukerQuerySet:
    kolleger = Bruker.objects.synlig_for(bruker)
    paa_kontoret = kolleger.med_rolle(Rolle.JOBBSPESIALIST, kontor=bruker.kontoret, dag=lokal_dato(naa))
    return paa_kontoret.order_by("sorteringsnavn")
