"""Text of one contact, or of the whole follow-up, to be copied into Nav's archive or the activity plan.

Copying itself is the browser's: what is sent in is that it was done, and where to.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import innlogget
from kandidater.models import Kandidat
from oppfolging.arbeidsflate.avskrift import visning
from oppfolging.arbeidsflate.avskrift.visning import Kopi
from oppfolging.arbeidsflate.felles.henting import hent_kandidat
from oppfolging.kjerne import avskriving
from oppfolging.kjerne.models import Avskriftssted, Deltaker, Kontakt


@innlogget
@require_GET
def kandidat_avskrift(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    den = hent_kandidat(request, kandidat_id, "avskrift")
    return _vis(request, den, visning.av_kandidaten(den, naa=timezone.now()))


@innlogget
@require_GET
def kontakt_avskrift(request: Foresporsel, kandidat_id: uuid.UUID, kontakt_id: uuid.UUID) -> HttpResponse:
    den = hent_kandidat(request, kandidat_id, "avskrift")
    return _vis(request, den, visning.av_kontakten(den, _deltakeren(den, kontakt_id)))


@innlogget
@require_POST
def kandidat_kopiert(request: Foresporsel, kandidat_id: uuid.UUID, til: str) -> HttpResponse:
    den = hent_kandidat(request, kandidat_id, "avskrift")
    return _noter(request, den, None, til)


@innlogget
@require_POST
def kontakt_kopiert(request: Foresporsel, kandidat_id: uuid.UUID, kontakt_id: uuid.UUID, til: str) -> HttpResponse:
    den = hent_kandidat(request, kandidat_id, "avskrift")
    return _noter(request, den, _deltakeren(den, kontakt_id).kontakt, til)


def _deltakeren(den: Kandidat, kontakt_id: uuid.UUID) -> Deltaker:
    rader = den.deltakelser.gjeldende().select_related("kontakt__av", "kontakt__arbeidsgiver")
    return get_object_or_404(rader, kontakt=kontakt_id)


def _vis(request: Foresporsel, den: Kandidat, kopier: Iterable[Kopi]) -> HttpResponse:
    return vis(request, "arbeidsflate/avskrift/avskrift.html", {"kandidat": den, "kopier": list(kopier)})


def _noter(request: Foresporsel, den: Kandidat, kontakt: Kontakt | None, til: str) -> HttpResponse:
    if til not in Avskriftssted.values:
        raise Http404
    sted = Avskriftssted(til)
    avskriving.skriv_av(kandidat=den, kontakt=kontakt, til=sted, av=request.user, naa=timezone.now())
    tekst = _("Det er notert at du har kopiert teksten til %(sted)s.") % {"sted": str(sted.label).lower()}
    messages.success(request, tekst)
    return redirect("oppfolging:kandidat", den.pk)
