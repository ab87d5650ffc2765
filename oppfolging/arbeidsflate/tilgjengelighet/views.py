"""What is known of how accessible the pages of Nav's people are: open to all, from the foot of each page."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import aapen


@aapen
@require_safe
def tilgjengelighet(request: Foresporsel) -> HttpResponse:
    return vis(request, "arbeidsflate/tilgjengelighet/tilgjengelighet.html", {})
