"""The employer's front page: two minutes on a phone. It is handed utsnitt, never models."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.datoord import i_setning
from inkludering.felles.fragment import vis
from oppfolging.portal import gjoeremaal, okt
from oppfolging.portal.dor import portalside
from oppfolging.portal.hjem import utsnitt


@portalside
@require_safe
def hjem(request: Foresporsel) -> HttpResponse:
    bekreftet = okt.er_bekreftet(request)
    arbeidsplasser = utsnitt.arbeidsplasser(request.user, bekreftet=bekreftet, naa=timezone.now())
    kontekst = {"arbeidsplasser": arbeidsplasser, "bekreftet": bekreftet, "ringer_innen": gjoeremaal.RINGER_INNEN}
    return vis(request, "portal/hjem/hjem.html", kontekst)


@portalside
@require_POST
def ring_meg(request: Foresporsel, orgnr: str) -> HttpResponse:
    naa = timezone.now()
    try:
        frist, ny = gjoeremaal.be_om_oppringing(orgnr=orgnr, av=request.user, naa=naa)
    except gjoeremaal.FremmedArbeidsplass as feil:
        raise Http404 from feil
    tekst = (
        _("Takk. Vi ringer senest %s.") if ny else _("Dere har allerede bedt om å bli oppringt. Vi ringer senest %s.")
    )
    messages.success(request, tekst % i_setning(frist, lokal_dato(naa)))
    return redirect("portal:hjem")
