from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from arbeidsgivere.querysets import SER_ARBEIDSGIVERE
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import krever
from oppfolging.sider import arbeidsgiverliste


@krever(*SER_ARBEIDSGIVERE)
@require_GET
def arbeidsgivere(request: Foresporsel) -> HttpResponse:
    """The list; which part of it, what was searched for and the page stand in the address. No candidate data here."""
    liste = arbeidsgiverliste.lag(
        request.user,
        utvalg=request.GET.get("vis", ""),
        tekst=request.GET.get("q", ""),
        sidetall=request.GET.get("side", ""),
        i_dag=lokal_dato(timezone.now()),
    )
    return vis(request, "arbeidsgivere/liste.html", {"liste": liste})
