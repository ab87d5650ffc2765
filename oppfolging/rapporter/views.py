"""The leader's pages: the office, giving out candidates, and the reports."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import innlogget, krever
from inkludering.hendelser import lest, logg
from kandidater import belastning
from oppfolging.handlinger import tildeling
from oppfolging.rapporter import bestilling, kontorside, pdf
from oppfolging.rapporter.forms import Bestillingsskjema, Tildelingsskjema
from oppfolging.rapporter.models import Rapport, Rapporttilstand
from oppfolging.rapporter.perioder import Periode


@krever(Rolle.LEDER)
@require_GET
def kontor(request: Foresporsel) -> HttpResponse:
    """Caseloads against the norm, what is overdue, and what waits for the leader."""
    naa = timezone.now()
    figurer = kontorside.kontortall(request.user, naa=naa)
    koe = kontorside.koe(request.user, naa=naa)
    lest.tillatt([rad.id for rad in koe], av=request.user, handling="lederens_koe", naa=naa)
    return vis(
        request,
        "rapporter/kontor.html",
        {
            "kontor": request.user.kontoret,
            "linjer": kontorside.linjer(figurer),
            "kontoret": figurer["kontoret"],
            "koe": koe,
            "skjulte": figurer["uten_ansvarlig"]["kandidater"] - len(koe),
            "uten_kontaktperson": kontorside.uten_kontaktperson(request.user),
            "form": Bestillingsskjema(i_dag=lokal_dato(naa)),
        },
    )


@innlogget
@require_http_methods(["GET", "POST"])
def tildel(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    """Give a candidate from the queue to a jobbspesialist, with each caseload in view. A refused try is logged."""
    naa = timezone.now()
    kandidat = kontorside.i_koen(request.user, kandidat_id)
    noter = lest.avvist if kandidat is None else lest.tillatt
    noter([kandidat_id], av=request.user, handling="tildeling", naa=naa)
    if kandidat is None:
        raise Http404
    valg = belastning.for_kontor(request.user.kontoret, dag=lokal_dato(naa))
    skjema = Tildelingsskjema(innsendt(request), valg=valg)
    if skjema.is_valid():
        data = skjema.cleaned_data
        try:
            tildeling.tildel_fra_koen(kandidat=kandidat, **data, av=request.user, naa=naa)
        except tildeling.AlleredeTildelt:
            messages.info(request, _("Kandidaten er allerede tildelt."))
            return redirect("rapporter:kontor")
        except belastning.TaketErNaadd as feil:
            skjema.si_fra_om_taket(feil.belastning)
        else:
            _si_fra(request, data["til"], valg[data["til"]])
            return redirect("rapporter:kontor")
    kontekst = {"form": skjema, "kandidat": kandidat}
    return vis(request, "rapporter/tildel.html", kontekst, status=422 if skjema.is_bound else 200)


@krever(Rolle.LEDER)
@require_GET
def jobbspesialist(request: Foresporsel, bruker_id: uuid.UUID) -> HttpResponse:
    """The rows behind a specialist's caseload: name, phase and dates."""
    naa = timezone.now()
    her = {"tilknytninger__kontor": request.user.kontoret, "tilknytninger__rolle": Rolle.JOBBSPESIALIST}
    den = get_object_or_404(Bruker.objects.synlig_for(request.user).filter(**her).distinct(), pk=bruker_id)
    rader = kontorside.kandidater_hos(den, leder=request.user, naa=naa)
    lest.tillatt([rad.id for rad in rader], av=request.user, handling="jobbspesialistens_kandidater", naa=naa)
    skjulte = kontorside.antall_hos(den, kontor=request.user.kontoret) - len(rader)
    return vis(request, "rapporter/jobbspesialist.html", {"jobbspesialist": den, "rader": rader, "skjulte": skjulte})


@krever(Rolle.LEDER)
@require_http_methods(["GET", "POST"])
def liste(request: Foresporsel) -> HttpResponse:
    """The office's reports, newest first, and the order form."""
    naa = timezone.now()
    skjema = Bestillingsskjema(innsendt(request), i_dag=lokal_dato(naa))
    if skjema.is_valid():
        valgt = skjema.valgt_periode()
        ny = bestilling.bestill(kontor=request.user.kontoret, fra=valgt.fra, til=valgt.til, av=request.user, naa=naa)
        return redirect("rapporter:rapport", ny.pk)
    alle = Rapport.objects.synlig_for(request.user).select_related("bestilt_av").defer("pdf", "tall")
    rapporter = [(en, Periode(en.fra, en.til)) for en in alle.order_by("-bestilt")[:100]]
    kontekst = {"form": skjema, "rapporter": rapporter}
    return vis(request, "rapporter/liste.html", kontekst, status=422 if skjema.is_bound else 200)


@krever(Rolle.LEDER)
@require_GET
def rapport(request: Foresporsel, rapport_id: uuid.UUID) -> HttpResponse:
    """How far the report has come, then the way to the file. The fragment asks again every second until it is done."""
    den = get_object_or_404(Rapport.objects.synlig_for(request.user).defer("pdf", "tall"), pk=rapport_id)
    kontekst = {
        "rapport": den,
        "periode": Periode(den.fra, den.til),
        "lages": den.tilstand in bestilling.UFERDIGE,
        "feilet": den.tilstand == Rapporttilstand.FEILET,
    }
    svar = vis(request, "rapporter/rapport.html", kontekst, fragment="fremdrift")
    if not request.htmx or kontekst["lages"]:
        return svar
    utfall = _("Rapporten ble ikke laget.") if kontekst["feilet"] else _("Rapporten er klar.")
    return trigger_client_event(svar, "kunngjor", {"value": utfall})


@krever(Rolle.LEDER)
@require_POST
def prov_igjen(request: Foresporsel, rapport_id: uuid.UUID) -> HttpResponse:
    den = get_object_or_404(Rapport.objects.redigerbar_for(request.user).defer("pdf", "tall"), pk=rapport_id)
    bestilling.prov_igjen(rapport=den, av=request.user, naa=timezone.now())
    return redirect("rapporter:rapport", den.pk)


@krever(Rolle.LEDER)
@require_GET
def last_ned(request: Foresporsel, rapport_id: uuid.UUID) -> HttpResponse:
    """The file as it was made, unchanged."""
    ferdige = Rapport.objects.synlig_for(request.user).filter(tilstand=Rapporttilstand.KLAR).defer("tall")
    den = get_object_or_404(ferdige, pk=rapport_id)
    logg.noter("rapport_lastet_ned", den, av=request.user, naa=timezone.now())
    navn = pdf.filnavn(enhetsnummer=den.kontor_id, periode=Periode(den.fra, den.til))
    hoder = {"Content-Disposition": f'attachment; filename="{navn}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(den.pdf or b""), content_type="application/pdf", headers=hoder)


def _si_fra(request: Foresporsel, til: Bruker, foer: belastning.Belastning) -> None:
    antall = foer.antall + 1
    tekst = ngettext(
        "%(navn)s er nå ansvarlig, og har %(antall)s kandidat. Normen er %(norm)s.",
        "%(navn)s er nå ansvarlig, og har %(antall)s kandidater. Normen er %(norm)s.",
        antall,
    ) % {"navn": til.navn, "antall": antall, "norm": foer.norm}
    (messages.warning if foer.naadd_norm else messages.success)(request, tekst)
