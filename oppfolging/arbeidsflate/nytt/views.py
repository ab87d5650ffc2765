"""What is new since last time. The mark in the menu goes when somebody says that they have read it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from inkludering.brukere import profil
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import krever
from oppfolging.arbeidsflate.nytt import nyheter


@krever(*Rolle)
@require_GET
def nytt(request: Foresporsel) -> HttpResponse:
    rader = [(ett, ett.er_ulest(request.user)) for ett in nyheter.for_(request.user)]
    uleste = any(ulest for _nyhet, ulest in rader)
    return vis(request, "arbeidsflate/nytt/nytt.html", {"rader": rader, "uleste": uleste})


@krever(*Rolle)
@require_POST
def nytt_lest(request: Foresporsel) -> HttpResponse:
    profil.har_lest_nytt(bruker=request.user, til=max(ett.dag for ett in nyheter.for_(request.user)))
    return redirect("oppfolging:nytt")
