"""Registering an employer, and the people who work there."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from arbeidsgivere import kontaktpersoner, registrering
from arbeidsgivere.forms import Arbeidsgiverkontaktskjema, Oppslagsskjema, Registreringsskjema, Sluttskjema
from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from arbeidsgivere.querysets import SER_ARBEIDSGIVERE
from arbeidsgivere.registrering import FinnesAllerede, UkjentOrganisasjonsnummer
from arbeidsgivere.virksomhetsfakta import fakta
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker, Rolle
from inkludering.brukere.querysets import BrukerQuerySet
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import krever


@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def ny(request: Foresporsel) -> HttpResponse:
    """Look a workplace up by its number."""
    skjema = Oppslagsskjema(innsendt(request))
    if skjema.is_valid():
        return redirect("oppfolging:arbeidsgiver_bekreft", skjema.cleaned_data["orgnr"])
    ansvar = skjema.registrert and skjema.registrert.kontaktansvar.gjeldende().select_related("bruker").first()
    kontekst = {"form": skjema, "kontaktperson": ansvar and ansvar.bruker}
    return vis(request, "arbeidsgivere/ny.html", kontekst, status=422 if skjema.is_bound else 200)


@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def bekreft(request: Foresporsel, orgnr: str) -> HttpResponse:
    """Is this the right one? A jobbspesialist becomes its kontaktperson, others choose one or leave the gap open."""
    naa = timezone.now()
    blir_selv = request.user.rolle == Rolle.JOBBSPESIALIST
    skjema = Registreringsskjema(
        innsendt(request),
        kan_velges=None if blir_selv else _kontorets_jobbspesialister(request.user, naa),
    )
    try:
        enhet = registrering.slaa_opp(orgnr)
        if skjema.is_valid():
            kontaktperson = request.user if blir_selv else skjema.cleaned_data["kontaktperson"]
            registrering.registrer(
                orgnr=orgnr, kontor=request.user.kontoret, kontaktperson=kontaktperson, av=request.user, naa=naa
            )
            messages.success(request, _("%(navn)s er registrert.") % {"navn": enhet.navn})
            return redirect("oppfolging:arbeidsgiver", orgnr)
    except UkjentOrganisasjonsnummer as feil:
        raise Http404 from feil
    except FinnesAllerede:
        messages.info(request, _("Arbeidsgiveren er allerede registrert. Her er den."))
        return redirect("oppfolging:arbeidsgiver", orgnr)
    om = {"enhet": enhet, "fakta": fakta(enhet), "underenheter": registrering.underenheter(enhet)}
    return vis(request, "arbeidsgivere/bekreft.html", om | {"form": skjema}, status=422 if skjema.is_bound else 200)


@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def kontakt_ny(request: Foresporsel, orgnr: str) -> HttpResponse:
    arbeidsgiver = get_object_or_404(Arbeidsgiver.objects.redigerbar_for(request.user), orgnr=orgnr)
    naa = timezone.now()
    skjema = Arbeidsgiverkontaktskjema(innsendt(request), i_dag=lokal_dato(naa))
    if skjema.is_valid():
        try:
            kontakt = kontaktpersoner.legg_til(
                arbeidsgiver=arbeidsgiver, **skjema.cleaned_data, av=request.user, naa=naa
            )
        except kontaktpersoner.EpostenErRegistrert:
            skjema.add_error("epost", _("Denne e-postadressen er allerede registrert hos arbeidsgiveren."))
        else:
            messages.success(request, _("%(navn)s er lagt til.") % {"navn": kontakt.navn})
            return redirect("oppfolging:arbeidsgiver", orgnr)
    kontekst = {
        "form": skjema,
        "arbeidsgiver": arbeidsgiver,
        "tittel": _("Ny person hos arbeidsgiveren"),
        "tittel_knapp": _("Legg til"),
    }
    return vis(request, "arbeidsgivere/skjema.html", kontekst, status=422 if skjema.is_bound else 200)


@krever(*SER_ARBEIDSGIVERE)
@require_POST
def hovedkontakt(request: Foresporsel, orgnr: str, kontakt_id: uuid.UUID) -> HttpResponse:
    kontakt = _hent_kontakt(request, orgnr, kontakt_id)
    kontaktpersoner.gjoer_til_hovedkontakt(kontakt=kontakt, av=request.user, naa=timezone.now())
    messages.success(request, _("%(navn)s er nå hovedkontakt.") % {"navn": kontakt.navn})
    return redirect("oppfolging:arbeidsgiver", orgnr)


@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def kontakt_sluttet(request: Foresporsel, orgnr: str, kontakt_id: uuid.UUID) -> HttpResponse:
    kontakt = _hent_kontakt(request, orgnr, kontakt_id)
    naa = timezone.now()
    skjema = Sluttskjema(
        innsendt(request),
        kontakt=kontakt,
        i_dag=lokal_dato(naa),
        initial={"dato": lokal_dato(naa)},
    )
    if skjema.is_valid():
        data = skjema.cleaned_data
        kontaktpersoner.avslutt(
            kontakt=kontakt, dato=data["dato"], ny_hovedkontakt=data.get("ny_hovedkontakt"), av=request.user, naa=naa
        )
        messages.success(request, _("%(navn)s er registrert som sluttet.") % {"navn": kontakt.navn})
        return redirect("oppfolging:arbeidsgiver", orgnr)
    kontekst = {
        "form": skjema,
        "arbeidsgiver": kontakt.arbeidsgiver,
        "tittel": _("%(navn)s har sluttet") % {"navn": kontakt.navn},
        "tittel_knapp": _("Registrer som sluttet"),
        "forklaring": _("Personen mister tilgangen til arbeidsgiverportalen med en gang."),
    }
    return vis(request, "arbeidsgivere/skjema.html", kontekst, status=422 if skjema.is_bound else 200)


def _kontorets_jobbspesialister(bruker: Bruker, naa: datetime) -> BrukerQuerySet:
    kolleger = Bruker.objects.synlig_for(bruker)
    paa_kontoret = kolleger.med_rolle(Rolle.JOBBSPESIALIST, kontor=bruker.kontoret, dag=lokal_dato(naa))
    return paa_kontoret.order_by("sorteringsnavn")


def _hent_kontakt(request: Foresporsel, orgnr: str, kontakt_id: uuid.UUID) -> Arbeidsgiverkontakt:
    """An active person at this employer."""
    kontakter = Arbeidsgiverkontakt.objects.redigerbar_for(request.user).aktive().select_related("arbeidsgiver")
    return get_object_or_404(kontakter, pk=kontakt_id, arbeidsgiver__orgnr=orgnr)
