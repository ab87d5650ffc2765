"""The reports: ordering one, waiting for it, and getting it."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import krever
from inkludering.hendelser import logg
from oppfolging.rapporter import bestilling
from oppfolging.rapporter.grunnlag import planlagt_fra
from oppfolging.rapporter.models import Rapport, Rapporttilstand
from oppfolging.rapporter.pdf import dokument
from oppfolging.rapporter.radene.adresse import Kutt
from oppfolging.rapporter.rapport.forms import Bestillingsskjema
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.typer import Rapporthendelse


@krever(Rolle.LEDER)
@require_http_methods(["GET", "POST"])
def liste(request: Foresporsel) -> HttpResponse:
    """The office's reports, newest first, and the order form."""
    naa = timezone.now()
    kontor = request.user.kontoret
    skjema = Bestillingsskjema(innsendt(request), i_dag=lokal_dato(naa), planlagt_fra=planlagt_fra(kontor, snitt=naa))
    if skjema.is_valid():
        valgt = skjema.valgt_periode()
        ny = bestilling.bestill(kontor=kontor, fra=valgt.fra, til=valgt.til, av=request.user, naa=naa)
        return redirect("rapporter:rapport", ny.pk)
    alle = Rapport.objects.synlig_for(request.user).select_related("bestilt_av").defer("pdf", "tall")
    rapporter = [(en, Periode(en.fra, en.til)) for en in alle.order_by("-bestilt")[:100]]
    return vis_skjema(request, "rapporter/rapport/liste.html", skjema, {"rapporter": rapporter})


@krever(Rolle.LEDER)
@require_GET
def rapport(request: Foresporsel, rapport_id: uuid.UUID) -> HttpResponse:
    """How far the report has come, then the way to the file. The fragment asks again every second until it is done."""
    den = get_object_or_404(Rapport.objects.synlig_for(request.user).defer("pdf", "tall"), pk=rapport_id)
    kontekst = {
        "rapport": den,
        "periode": Periode(den.fra, den.til),
        "tallene": Kutt(Periode(den.fra, den.til), den.snitt).til_tallene,
        "lages": den.tilstand in bestilling.UFERDIGE,
        "feilet": den.tilstand == Rapporttilstand.FEILET,
    }
    svar = vis(request, "rapporter/rapport/rapport.html", kontekst, fragment="fremdrift")
    if not request.htmx or kontekst["lages"]:
        return svar
    utfall = _("Rapporten ble ikke laget.") if kontekst["feilet"] else _("Rapporten er klar.")
    return trigger_client_event(svar, "kunngjor", {"value": utfall})


@krever(Rolle.LEDER)
@require_POST
def prov_igjen(request: Foresporsel, rapport_id: uuid.UUID) -> HttpResponse:
    den = get_object_or_404(Rapport.objects.redigerbar_for(request.user).defer("pdf", "tall"), pk=rapport_id)
    bestilling.prov_igjen(rapport=den, av=request.user, naa=timezone.now())
    return redirect("rapporter:rapport", den.pk)


@krever(Rolle.LEDER)
@require_GET
def last_ned(request: Foresporsel, rapport_id: uuid.UUID) -> HttpResponse:
    """The file as it was made, unchanged."""
    ferdige = Rapport.objects.synlig_for(request.user).filter(tilstand=Rapporttilstand.KLAR).defer("tall")
    den = get_object_or_404(ferdige, pk=rapport_id)
    logg.noter(Rapporthendelse.RAPPORT_LASTET_NED, den, av=request.user, naa=timezone.now())
    navn = dokument.filnavn(enhetsnummer=den.kontor_id, periode=Periode(den.fra, den.til), avtrykk=den.avtrykk)
    hoder = {"Content-Disposition": f'attachment; filename="{navn}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(den.pdf or b""), content_type="application/pdf", headers=hoder)
