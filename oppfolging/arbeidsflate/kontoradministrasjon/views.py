"""Offices, as the administrator finds and changes them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.kontorinnstillinger import sett_norm_og_tak
from inkludering.brukere.models import Kontor, Rolle
from inkludering.felles.fragment import vis, vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import krever
from oppfolging.arbeidsflate.kontoradministrasjon import visning
from oppfolging.arbeidsflate.kontoradministrasjon.forms import Kontorskjema


@krever(Rolle.ADMINISTRATOR)
@require_GET
def kontorer(request: Foresporsel) -> HttpResponse:
    """All of the nation's; what was searched for and the page stand in the address."""
    liste = visning.lag(
        request.user, tekst=request.GET.get("q", ""), sidetall=request.GET.get("side", ""), naa=timezone.now()
    )
    return vis(request, "arbeidsflate/kontoradministrasjon/liste.html", {"liste": liste})


@krever(Rolle.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def kontor(request: Foresporsel, enhetsnummer: str) -> HttpResponse:
    kontoret = get_object_or_404(Kontor.objects.redigerbar_for(request.user), pk=enhetsnummer)
    skjema = Kontorskjema(innsendt(request), instance=kontoret)
    if skjema.is_valid():
        sett_norm_og_tak(kontor=kontoret, **skjema.cleaned_data, av=request.user, naa=timezone.now())
        messages.success(request, _("Norm og tak for %(kontor)s er lagret.") % {"kontor": kontoret})
        return redirect("oppfolging:kontorer")
    return vis_skjema(request, "arbeidsflate/kontoradministrasjon/kontor.html", skjema, {"kontor": kontoret})
