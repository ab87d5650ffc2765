"""The team's board of the week, for those who are in it."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.models import Rolle
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import krever
from oppfolging.rapporter.team import visning


@krever(Rolle.JOBBSPESIALIST, Rolle.LEDER)
@require_GET
def tavle(request: Foresporsel) -> HttpResponse:
    return vis(request, "rapporter/team/tavle.html", {"tavlene": visning.lag(request.user, naa=timezone.now())})
