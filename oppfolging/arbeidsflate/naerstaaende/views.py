"""Whom somebody who works here is near to, and may therefore never open."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.fragment import vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import hemmelig, innlogget, krever
from kandidater.naerstaaende import Naerstaaende
from oppfolging.arbeidsflate.naerstaaende.forms import Naerstaaendeskjema
from oppfolging.handlinger import habilitet


@hemmelig
@krever(*Rolle)
@require_http_methods(["GET", "POST"])
def naerstaaende(request: Foresporsel) -> HttpResponse:
    skjema = Naerstaaendeskjema(innsendt(request))
    if skjema.is_valid():
        i_koen = habilitet.meld(bruker=request.user, **skjema.cleaned_data, naa=timezone.now())
        messages.success(request, _("Meldt. Personen er stengt for deg fra nå av."))
        if i_koen:
            messages.info(request, _("Du fulgte opp personen. Lederen gir kandidaten til en annen."))
        return redirect("oppfolging:naerstaaende")
    egne = Naerstaaende.objects.egne(request.user).order_by("meldt")
    return vis_skjema(request, "arbeidsflate/naerstaaende/naerstaaende.html", skjema, {"egne": egne})


@innlogget
@require_POST
def fjern(request: Foresporsel, naer_id: int) -> HttpResponse:
    den = get_object_or_404(Naerstaaende.objects.egne(request.user), pk=naer_id)
    habilitet.trekk(den=den, av=request.user, naa=timezone.now())
    messages.success(request, _("Fjernet. Personen er ikke lenger stengt for deg."))
    return redirect("oppfolging:naerstaaende")
