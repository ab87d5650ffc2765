"""Help with the screens: a list to search, and a page for each room. The same for all of Nav's people."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import krever
from oppfolging.arbeidsflate.hjelp import sider

LENGSTE = 100


@krever(*Rolle)
@require_GET
def hjelp(request: Foresporsel) -> HttpResponse:
    tekst = request.GET.get("q", "").strip()[:LENGSTE]
    om = {"sider": sider.finn(tekst), "tekst": tekst, "brukerstoette": settings.BRUKERSTOETTE}
    return vis(request, "arbeidsflate/hjelp/hjelp.html", om)


@krever(*Rolle)
@require_GET
def hjelpeside(request: Foresporsel, emne: str) -> HttpResponse:
    if emne not in sider.SIDER:
        raise Http404
    om = {"side": sider.SIDER[emne], "brukerstoette": settings.BRUKERSTOETTE}
    return vis(request, "arbeidsflate/hjelp/side.html", om)
