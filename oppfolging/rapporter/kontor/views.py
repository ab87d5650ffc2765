"""The office: caseloads, what waits for the leader, and giving out candidates."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from inkludering.brukere import fravaer
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Bruker, Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import innlogget, krever
from inkludering.hendelser import lest
from kandidater import belastning
from kandidater.naerstaaende import ErInhabil
from oppfolging.handlinger import tildeling
from oppfolging.kjerne import ansvarlig
from oppfolging.rapporter.kontor import feltarbeid, visning
from oppfolging.rapporter.kontor.forms import Tildelingsskjema


@krever(Rolle.LEDER)
@require_GET
def kontor(request: Foresporsel) -> HttpResponse:
    """Now: caseloads against the norm, what is overdue, and what waits for the leader."""
    naa = timezone.now()
    siden = visning.lag(request.user, naa=naa)
    lest.tillatt([rad.id for rad in siden.koe], av=request.user, handling="lederens_koe", naa=naa)
    kontekst = {"kontor": request.user.kontoret, "siden": siden, "naa": naa}
    return vis(request, "rapporter/kontor/kontor.html", kontekst)


@innlogget
@require_http_methods(["GET", "POST"])
def tildel(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    """Give a candidate from the queue to a jobbspesialist, with each caseload in view. A refused try is logged."""
    naa = timezone.now()
    kandidat = visning.i_koen(request.user, kandidat_id, naa=naa)
    noter = lest.avvist if kandidat is None else lest.tillatt
    noter([kandidat_id], av=request.user, handling="tildeling", naa=naa)
    if kandidat is None:
        raise Http404
    valg = belastning.for_kontor(request.user.kontoret, leser=request.user, naa=naa)
    borte = fravaer.borte_i_ord(valg, dag=lokal_dato(naa))
    skjema = Tildelingsskjema(innsendt(request), valg=valg, borte=borte)
    if skjema.is_valid():
        data = skjema.cleaned_data
        try:
            tildeling.tildel_fra_koen(kandidat=kandidat, **data, av=request.user, naa=naa)
        except tildeling.AlleredeTildelt:
            messages.info(request, _("Kandidaten er allerede tildelt."))
            return redirect("rapporter:kontor")
        except belastning.TaketErNaadd as feil:
            skjema.si_fra_om_taket(feil.belastning)
        except ErInhabil:
            skjema.si_fra_om_inhabil()
        else:
            _si_fra(request, data["til"], valg[data["til"]])
            return redirect("rapporter:kontor")
    kontekst = {"kandidat": kandidat, "grunnen": visning.hvorfor_i_koen(kandidat, leder=request.user, naa=naa)}
    return vis_skjema(request, "rapporter/kontor/tildel.html", skjema, kontekst)


@krever(Rolle.LEDER)
@require_GET
def jobbspesialist(request: Foresporsel, bruker_id: uuid.UUID) -> HttpResponse:
    """The rows behind a specialist's caseload: name, phase and dates."""
    naa = timezone.now()
    her = {"tilknytninger__kontor": request.user.kontoret, "tilknytninger__rolle": Rolle.JOBBSPESIALIST}
    den = get_object_or_404(Bruker.objects.synlig_for(request.user).filter(**her).distinct(), pk=bruker_id)
    rader = visning.kandidater_hos(den, leder=request.user, naa=naa)
    kommer = ansvarlig.kommer_til(den, leser=request.user, naa=naa)
    vist = [*(rad.id for rad in rader), *(ett.kandidat_id for ett in kommer)]
    lest.tillatt(vist, av=request.user, handling="jobbspesialistens_kandidater", naa=naa)
    felt = feltarbeid.for_jobbspesialist(den, leder=request.user, naa=naa)
    last = belastning.for_kontor(request.user.kontoret, leser=request.user, naa=naa).get(den)
    kontekst = {"jobbspesialist": den, "rader": rader, "kommer": kommer, "felt": felt, "last": last}
    return vis(request, "rapporter/kontor/jobbspesialist.html", kontekst)


def _si_fra(request: Foresporsel, til: Bruker, foer: belastning.Belastning) -> None:
    antall = foer.antall + 1
    tekst = ngettext(
        "%(navn)s er nå ansvarlig, og har %(antall)s kandidat. Normen er %(norm)s.",
        "%(navn)s er nå ansvarlig, og har %(antall)s kandidater. Normen er %(norm)s.",
        antall,
    ) % {"navn": til.navn, "antall": antall, "norm": foer.norm}
    (messages.warning if foer.naadd_norm else messages.success)(request, tekst)
