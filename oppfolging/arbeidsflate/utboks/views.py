"""The messages that no machine can settle, for the administrator to decide on."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import krever
from inkludering.utsending import avgjorelse
from oppfolging.arbeidsflate.utboks import visning


@krever(Rolle.ADMINISTRATOR)
@require_GET
def utboks(request: Foresporsel) -> HttpResponse:
    return vis(request, "arbeidsflate/utboks/utboks.html", {"rader": visning.rader(naa=timezone.now())})


@krever(Rolle.ADMINISTRATOR)
@require_POST
def avgjor(request: Foresporsel, utsending_id: uuid.UUID) -> HttpResponse:
    """Whoever is second is told that somebody has decided already."""
    valgt = visning.VALG.get(request.POST.get("valg", ""))
    if valgt is None:
        messages.error(request, _("Velg hva som skal skje med meldingen."))
        return redirect("oppfolging:utboks")
    try:
        valgt.avgjor(utsending=utsending_id, av=request.user, naa=timezone.now())
    except avgjorelse.KanIkkeAvgjores:
        messages.info(request, _("Meldingen er allerede avgjort."))
    else:
        messages.success(request, str(valgt.kvittering))
    return redirect("oppfolging:utboks")
