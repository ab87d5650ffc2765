"""The search by name, from every page. What was searched for is a person's name, so it stands in no address."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.roller import SER_ARBEIDSGIVERE
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import bare_viser, krever
from inkludering.hendelser import lest
from oppfolging.arbeidsflate.sok import visning

I_OKTEN = "sok"


@bare_viser
@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def sok(request: Foresporsel) -> HttpResponse:
    """The session keeps what was typed until it ends, so that the list is there again on the way back from a hit."""
    if request.method == "POST":
        request.session[I_OKTEN] = visning.rens(request.POST.get("q", ""))
        return redirect("oppfolging:sok")
    naa = timezone.now()
    treff = visning.finn(request.user, request.session.get(I_OKTEN, ""), naa=naa)
    lest.tillatt([ett.id for ett in treff.kandidater], av=request.user, handling="navnesok", naa=naa)
    return vis(request, "arbeidsflate/sok/sok.html", {"treff": treff})
