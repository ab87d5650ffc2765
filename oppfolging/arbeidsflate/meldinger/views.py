"""A message begun from a template, edited on the page, and opened in the reader's own programs.

Nothing is sent in: the page is read, and what is typed there stays in the browser.
"""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from arbeidsgivere.models import Arbeidsgiver, Arbeidsgiverkontakt
from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.roller import SER_ARBEIDSGIVERE
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import innlogget, krever
from oppfolging.arbeidsflate.felles.henting import hent_kandidat
from oppfolging.arbeidsflate.meldinger import visning


@innlogget
@require_GET
def kandidat_melding(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    den = hent_kandidat(request, kandidat_id, "melding")
    melding = visning.til_kandidaten(den, mal=request.GET.get("mal", ""), av=request.user, naa=timezone.now())
    return vis(request, "arbeidsflate/meldinger/kandidat.html", {"kandidat": den, "melding": melding})


@krever(*SER_ARBEIDSGIVERE)
@require_GET
def arbeidsgiver_melding(request: Foresporsel, orgnr: str, kontakt_id: uuid.UUID) -> HttpResponse:
    hos = Arbeidsgiver.objects.synlig_for(request.user)
    folk = Arbeidsgiverkontakt.objects.synlig_for(request.user).aktive().select_related("arbeidsgiver", "bruker")
    den = get_object_or_404(folk, arbeidsgiver__in=hos, pk=kontakt_id, arbeidsgiver__orgnr=orgnr)
    valg = {navn: request.GET.get(navn, "") for navn in ("mal", "maalform")}
    melding = visning.til_arbeidsgiveren(den, **valg, av=request.user, naa=timezone.now())
    return vis(request, "arbeidsflate/meldinger/arbeidsgiver.html", {"den": den, "melding": melding})
