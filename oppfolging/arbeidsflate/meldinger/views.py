"""A message begun from a template, edited on the page, and opened in the reader's own programs.

Nothing of it is saved. What is typed is a draft until it is said to be finished: then one goes on to log it.
"""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.roller import SER_ARBEIDSGIVERE
from inkludering.felles.fragment import vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import innlogget, krever
from oppfolging.arbeidsflate.felles.henting import hent_kandidat
from oppfolging.arbeidsflate.meldinger import visning


@innlogget
@require_http_methods(["GET", "POST"])
def kandidat_melding(request: Foresporsel, kandidat_id: uuid.UUID, mal: str) -> HttpResponse:
    den = hent_kandidat(request, kandidat_id, "melding")
    melding = visning.til_kandidaten(den, mal=mal, sendt=innsendt(request), av=request.user, naa=timezone.now())
    if melding.skjema.is_valid():
        return redirect("oppfolging:logg_kandidat", den.pk)
    kontekst = {"kandidat": den, "melding": melding}
    return vis_skjema(request, "arbeidsflate/meldinger/kandidat.html", melding.skjema, kontekst)


@krever(*SER_ARBEIDSGIVERE)
@require_http_methods(["GET", "POST"])
def arbeidsgiver_melding(
    request: Foresporsel, orgnr: str, mottaker_id: uuid.UUID, mal: str, maalform: str
) -> HttpResponse:
    hos = Arbeidsgiver.objects.synlig_for(request.user)
    folk = Arbeidsgiverkontakt.objects.synlig_for(request.user).aktive().select_related("arbeidsgiver", "bruker")
    den = get_object_or_404(folk, arbeidsgiver__in=hos, pk=mottaker_id, arbeidsgiver__orgnr=orgnr)
    melding = visning.til_arbeidsgiveren(
        den, mal=mal, maalform=maalform, sendt=innsendt(request), av=request.user, naa=timezone.now()
    )
    if melding.skjema.is_valid():
        return redirect("oppfolging:logg_arbeidsgiver", orgnr)
    kontekst = {"den": den, "melding": melding}
    return vis_skjema(request, "arbeidsflate/meldinger/arbeidsgiver.html", melding.skjema, kontekst)
