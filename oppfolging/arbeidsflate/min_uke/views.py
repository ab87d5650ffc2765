"""The days ahead, to plan from and to take along on paper."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.tilgang import krever
from inkludering.hendelser import lest
from oppfolging.arbeidsflate.min_uke import visning


@krever(Rolle.JOBBSPESIALIST)
@require_GET
def min_uke(request: Foresporsel) -> HttpResponse:
    naa = timezone.now()
    uke = visning.lag(request.user, naa=naa)
    lest.tillatt(uke.personer, av=request.user, handling="min_uke", naa=naa)
    return render(request, "arbeidsflate/min_uke/min_uke.html", {"uke": uke})
