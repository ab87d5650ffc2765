"""Taking back what was just done, from its receipt."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.datoord import i_setning
from inkludering.felles.tilgang import innlogget
from inkludering.utkast import engang
from kandidater.fasegang import ANGREFRIST, FasenStaar
from oppfolging.arbeidsflate.felles.henting import hent_eget_forlop, hent_kandidat, hent_oppfolging
from oppfolging.arbeidsflate.felles.kvittering import for_, om_datoen, siden_om
from oppfolging.arbeidsflate.felles.veien_tilbake import dit_de_var
from oppfolging.handlinger import forlopsslutt, inntak
from oppfolging.kjerne import datoer

FRISTEN = {"minutter": ANGREFRIST // timedelta(minutes=1)}


@innlogget
@require_POST
def angre_fase(request: Foresporsel, kandidat_id: uuid.UUID) -> HttpResponse:
    """The phase to take back stands in the address: pressed again, it is gone."""
    den, fase = hent_kandidat(request, kandidat_id, "angre_fase"), request.GET.get("fase", "")
    try:
        inntak.angre_fase(kandidat=den, fase=fase, av=request.user, naa=timezone.now())
    except FasenStaar:
        tekst = _(
            "Byttet kan ikke angres nå: Det er gått %(minutter)s minutter, eller noe nytt bygger på det. "
            "Bytt fase igjen."
        )
        messages.error(request, tekst % FRISTEN)
    else:
        engang.glem(bruker=request.user, sti=reverse("oppfolging:kandidat_fase", args=[den.pk]))
        tekst = _("Byttet er angret. Fasen er %(fase)s.") % {"fase": den.get_fase_display()}
        messages.success(request, for_(den.navn, tekst))
    return redirect("oppfolging:kandidat", den.pk)


@innlogget
@require_POST
def angre_avslutning(request: Foresporsel, forlop_id: uuid.UUID) -> HttpResponse:
    det = hent_eget_forlop(request, forlop_id, "angre_avslutning")
    try:
        forlopsslutt.angre(forlop=det, av=request.user, naa=timezone.now())
    except forlopsslutt.SluttenStaar:
        tekst = _(
            "Slutten kan ikke angres nå: Det er gått %(minutter)s minutter, eller noe nytt bygger på den. "
            "Rett forløpet."
        )
        messages.error(request, tekst % FRISTEN)
    else:
        engang.glem(bruker=request.user, sti=reverse("oppfolging:forlop_avslutt", args=[det.pk]))
        messages.success(request, for_(det.kandidat.navn, _("Slutten er angret. Forløpet går videre.")))
    return redirect("oppfolging:forlop", det.pk)


@innlogget
@require_POST
def angre_flytting(request: Foresporsel, oppfolging_id: uuid.UUID, flytting_id: uuid.UUID) -> HttpResponse:
    naa = timezone.now()
    oppfolging = hent_oppfolging(request, oppfolging_id, "angre_flytting")
    flyttinger = oppfolging.flyttinger.all()
    flytting = get_object_or_404(flyttinger, pk=flytting_id)
    try:
        datoer.angre_flytting(flytting=flytting, av=request.user, naa=naa)
    except datoer.FlyttingenStaar:
        tekst = _(
            "Flyttingen kan ikke angres nå: Det er gått %(minutter)s minutter, eller noe nytt bygger på den. "
            "Flytt på nytt."
        )
        messages.error(request, tekst % FRISTEN)
    else:
        engang.glem(bruker=request.user, sti=reverse("oppfolging:flytt", args=[oppfolging.pk]))
        fristen = i_setning(flytting.fra, lokal_dato(naa))
        tekst = _("Flyttingen er angret. Fristen er %(dato)s.") % {"dato": fristen}
        messages.success(request, for_(om_datoen(oppfolging, request.user), tekst))
    return redirect(dit_de_var(request, ellers=siden_om(oppfolging)))
