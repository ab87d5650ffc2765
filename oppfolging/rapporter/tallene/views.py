"""How it went: the office's figures of a period."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import krever
from oppfolging.rapporter.grunnlag import planlagt_fra
from oppfolging.rapporter.tallene import visning
from oppfolging.rapporter.tallene.forms import Periodevalg


@krever(Rolle.LEDER)
@require_GET
def tallene(request: Foresporsel) -> HttpResponse:
    """The last 30 whole days, or the period asked for; of one that cannot be, the form says why."""
    naa = timezone.now()
    kontor = request.user.kontoret
    skjema = Periodevalg(request.GET, i_dag=lokal_dato(naa), planlagt_fra=planlagt_fra(kontor, snitt=naa))
    siden = visning.lag(kontor, skjema.valgt_periode(), naa=naa)
    return vis(request, "rapporter/tallene/tallene.html", {"kontor": kontor, "skjema": skjema, "siden": siden})
