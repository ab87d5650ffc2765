"""What weighs more and less in a caseload at the leader's office."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.fragment import vis_skjema
from inkludering.felles.skjema import innsendt
from inkludering.felles.tilgang import krever
from kandidater import vekting
from oppfolging.rapporter.vekter.forms import Vektskjema


@krever(Rolle.LEDER)
@require_http_methods(["GET", "POST"])
def vekter(request: Foresporsel) -> HttpResponse:
    kontor = request.user.kontoret
    skjema = Vektskjema(innsendt(request), vekter=vekting.for_kontor(kontor))
    if skjema.is_valid():
        vekting.sett(kontor=kontor, vekter=skjema.cleaned_data, av=request.user, naa=timezone.now())
        messages.success(request, _("Vektene er lagret."))
        return redirect("rapporter:kontor")
    return vis_skjema(request, "rapporter/vekter/vekter.html", skjema)
