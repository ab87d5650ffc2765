"""What I have been reminded of, and why."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.tilgang import krever
from inkludering.hendelser import lest
from oppfolging.arbeidsflate.paaminnelser import visning as paaminnelsesliste
from oppfolging.varsling import bortlegging
from oppfolging.varsling.models import Paaminnelse


@krever(Rolle.JOBBSPESIALIST, Rolle.LEDER)
@require_GET
def paaminnelser(request: Foresporsel) -> HttpResponse:
    naa = timezone.now()
    rader = paaminnelsesliste.aapne(request.user, naa=naa)
    sett = [rad.kandidat_id for rad in rader if rad.kandidat_id]
    lest.tillatt(sett, av=request.user, handling="paaminnelser", naa=naa)
    sendinger = paaminnelsesliste.sammendrag(request.user)
    kontekst = {
        "rader": rader,
        "sendinger": sendinger,
        "lederens": request.user.rolle == Rolle.LEDER,
        "kan_legges_bort": any(rad.sett for rad in rader),
    }
    return render(request, "arbeidsflate/paaminnelser/paaminnelser.html", kontekst)


@krever(Rolle.JOBBSPESIALIST)
@require_POST
def sett(request: Foresporsel, paaminnelse_id: int) -> HttpResponse:
    """Put away one of mine that is only to be known."""
    mine = Paaminnelse.objects.egne(request.user).til_orientering()
    bortlegging.legg_bort(paaminnelse=get_object_or_404(mine, pk=paaminnelse_id))
    return redirect("oppfolging:paaminnelser")
