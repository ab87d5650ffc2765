"""How it went: the office's figures of a period."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import krever
from oppfolging.rapporter.grunnlag import planlagt_fra
from oppfolging.rapporter.radene.adresse import Kutt, UkjentAdresse, les_kutt
from oppfolging.rapporter.tallene import visning
from oppfolging.rapporter.tallene.forms import Periodevalg


@krever(Rolle.LEDER)
@require_GET
def tallene(request: Foresporsel) -> HttpResponse:
    """The last 30 whole days, or the period asked for; of one that cannot be, the form says why.

    With a cut in the address, the figures of a report as they stood then.
    """
    naa = timezone.now()
    kontor = request.user.kontoret
    forst = planlagt_fra(kontor, snitt=naa)
    skjema = Periodevalg(request.GET, i_dag=lokal_dato(naa), planlagt_fra=forst)
    try:
        kutt = les_kutt(request.GET, naa=naa)
    except UkjentAdresse as feil:
        raise Http404 from feil
    siden = visning.lag(kontor, kutt or Kutt(skjema.valgt_periode(), naa), planlagt_fra=forst)
    kontekst = {"kontor": kontor, "skjema": skjema, "siden": siden, "kutt": kutt}
    return vis(request, "rapporter/tallene/tallene.html", kontekst)
