"""The rows behind a figure, from the page of figures and from a report."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import krever
from inkludering.hendelser import lest
from oppfolging.rapporter.radene import adresse, visning


@krever(Rolle.LEDER)
@require_GET
def rader(request: Foresporsel) -> HttpResponse:
    """Counted again at the cut, of the leader's own office: whose and which kind the address says."""
    naa = timezone.now()
    try:
        tall = adresse.les_tall(request.GET)
        kutt = adresse.les_kutt(request.GET, naa=naa) or adresse.uten_dager(tall, naa)
        utsnitt = visning.Utsnitt(
            hos=adresse.les_hos(request.GET),
            slag=adresse.les_slag(request.GET, tall) or "",
            del_=adresse.les_del(request.GET, tall),
            side=request.GET.get("side", ""),
        )
    except adresse.UkjentAdresse as feil:
        raise Http404 from feil
    siden = visning.lag(tall, kutt, utsnitt, leser=request.user, naa=naa)
    lest.tillatt(siden.sett, av=request.user, handling="radene_bak_tallet", naa=naa)
    kontekst = {"tall": tall, "kutt": kutt, "siden": siden}
    return vis(request, "rapporter/radene/radene.html", kontekst)
