"""The employer's page, and what changes its dates."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from arbeidsgivere import henvendelser
from arbeidsgivere.forms import Kartlagtskjema, Kontaktpersonskjema
from arbeidsgivere.kontaktansvar import EndretAvAndre
from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker, Rolle
from inkludering.brukere.roller import SER_ARBEIDSGIVERE
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import krever
from inkludering.hendelser import lest
from oppfolging.arbeidsflate.arbeidsgiver import arbeidsmengde
from oppfolging.arbeidsflate.arbeidsgiver import visning as arbeidsgiverkort
from oppfolging.arbeidsflate.felles import kvittering
from oppfolging.arbeidsflate.felles.skjemaside import Skjemaside, for_arbeidsgiver
from oppfolging.arbeidsflate.felles.tidslinje import les_sidetall
from oppfolging.handlinger import arbeidsgivergang
from oppfolging.kjerne import ansvarlig


@krever(*SER_ARBEIDSGIVERE)
@require_GET
def arbeidsgiver(request: Foresporsel, orgnr: str) -> HttpResponse:
    naa = timezone.now()
    synlige = Arbeidsgiver.objects.synlig_for(request.user).select_related("kontor")
    den = get_object_or_404(synlige, orgnr=orgnr)
    kort = arbeidsgiverkort.lag(den, request.user, sidetall=les_sidetall(request.GET.get("side")), naa=naa)
    lest.tillatt(kort.navngitte, av=request.user, handling="arbeidsgiver", naa=naa)
    return vis(request, "arbeidsflate/arbeidsgiver/arbeidsgiver.html", {"arbeidsgiver": den, "kort": kort})


@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def kartlagt(request: Foresporsel, orgnr: str) -> HttpResponse:
    naa = timezone.now()
    den = get_object_or_404(Arbeidsgiver.objects.redigerbar_for(request.user), orgnr=orgnr)
    skjema = Kartlagtskjema(
        innsendt(request),
        i_dag=lokal_dato(naa),
        initial={"dato": den.kartlagt_dato or lokal_dato(naa)},
        utgangspunkt={"dato": den.kartlagt_dato},
    )
    if skjema.is_valid():
        arbeidsgivergang.sett_kartlagt(arbeidsgiver=den, **skjema.cleaned_data, av=request.user, naa=naa)
        datoer = kvittering.neste_kontakt(den.oppfolginger.kjent_for(request.user), i_dag=lokal_dato(naa))
        messages.success(request, " ".join((_("Kartleggingen er notert."), datoer)).strip())
        return redirect("oppfolging:arbeidsgiver", orgnr)
    return for_arbeidsgiver(request, den, skjema, Skjemaside(_("Registrer kartlegging")))


@krever(Rolle.JOBBSPESIALIST, Rolle.LEDER)
@require_http_methods(["GET", "POST"])
def kontaktperson(request: Foresporsel, orgnr: str) -> HttpResponse:
    """The leader of the employer's office chooses, or the kontaktperson hands over to a colleague."""
    naa = timezone.now()
    mine = Arbeidsgiver.objects.redigerbar_for(request.user).kontaktperson_kan_byttes_av(request.user)
    den = get_object_or_404(mine, orgnr=orgnr)
    kolleger = Bruker.objects.synlig_for(request.user).med_rolle(
        Rolle.JOBBSPESIALIST, kontor=request.user.kontoret, dag=lokal_dato(naa)
    )
    andre = kolleger.exclude(pk__in=den.kontaktansvar.gjeldende(naa).values("bruker")).order_by("sorteringsnavn")
    naavaerende = ansvarlig.for_arbeidsgiver(den, naa=naa)
    forslag = {"til": henvendelser.forst_meldt(den)}
    last = arbeidsmengde.i_ord(request.user.kontoret, leser=request.user, naa=naa)
    skjema = Kontaktpersonskjema(
        innsendt(request), kontaktperson=naavaerende, kan_velges=andre, last=last, initial=forslag
    )
    if skjema.is_valid():
        try:
            arbeidsgivergang.bytt_kontaktperson(arbeidsgiver=den, **skjema.cleaned_data, av=request.user, naa=naa)
        except EndretAvAndre:
            skjema.add_error(None, _("Noen andre byttet kontaktperson akkurat nå. Ingenting av ditt er lagret."))
        else:
            til = skjema.cleaned_data["til"].navn
            messages.success(request, _("%(navn)s er nå fast kontaktperson.") % {"navn": til})
            return redirect("oppfolging:arbeidsgiver", orgnr)
    tittel = _("Velg kontaktperson") if naavaerende is None else _("Bytt kontaktperson")
    forklaring = "" if naavaerende is None else _("Den nye kontaktpersonen får de åpne datoene på arbeidsgiversiden.")
    oppsett = Skjemaside(tittel, knapp=tittel, forklaring=forklaring)
    return for_arbeidsgiver(request, den, skjema, oppsett)
