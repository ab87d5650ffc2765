"""The introduction, one step at a time. Where somebody is, is kept with each press, so that they may leave anywhere."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from inkludering.brukere import profil
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.menyregister import FORSIDEN
from inkludering.brukere.models import Rolle
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import krever
from oppfolging.arbeidsflate.velkommen.steg import STEGENE


@krever(*Rolle)
@require_GET
def intro(request: Foresporsel) -> HttpResponse:
    """Where they left it; from the start for who has been through."""
    stegene = STEGENE[Rolle(request.user.rolle)]
    nr = request.user.intro_steg or 0
    nr = nr if nr < len(stegene) else 0
    steg = stegene[nr]
    kontekst = {"steg": steg, "nr": nr, "antall": len(stegene), "side": reverse(steg.side)}
    return vis(request, "arbeidsflate/velkommen/intro.html", kontekst)


@krever(*Rolle)
@require_POST
def intro_steg(request: Foresporsel, nr: int) -> HttpResponse:
    """To another step; past the last one they are through."""
    siste = len(STEGENE[Rolle(request.user.rolle)])
    if nr > siste:
        raise Http404
    profil.gaa_til_steg(bruker=request.user, steg=nr)
    return redirect(FORSIDEN) if nr == siste else redirect("oppfolging:intro")
