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
    return vis(request, "portal/hjem/hjem.html", {**kontekst, "kan_kobles": okt.kan_kobles(request)})


@portalside
@require_safe
def hjelp(request: Foresporsel) -> HttpResponse:
    return vis(request, "portal/hjelp/hjelp.html", {"ringer_innen": gjoeremaal.RINGER_INNEN})


@portalside
@require_POST
def ring_meg(request: Foresporsel, orgnr: str) -> HttpResponse:
    naa = timezone.now()
    try:
        lovet = utsnitt.lovet_hos(request.user, orgnr, naa=naa)
        ny = gjoeremaal.be_om_oppringing(orgnr=orgnr, av=request.user, naa=naa, lovet=lovet)
    except gjoeremaal.FremmedArbeidsplass as feil:
        raise Http404 from feil
    ringes = utsnitt.ringes_hos(request.user, orgnr, naa=naa)
    if ringes and ny:
        messages.success(request, _("Takk. Vi ringer senest %s.") % i_setning(ringes.dag, lokal_dato(naa)))
    else:
        messages.info(request, _("Dere har allerede bedt om å bli oppringt."))
    return redirect("portal:hjem")
