"""Who may do what in the house, for those who answer for it: read from the rules of the views themselves."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from inkludering.brukere.foresporsel import Foresporsel
from inkludering.brukere.roller import Rolle
from inkludering.felles.fragment import vis
from inkludering.felles.tilgang import krever
from oppfolging.arbeidsflate.tilganger import matrise


@krever(Rolle.LEDER, Rolle.ADMINISTRATOR)
@require_GET
def tilganger(request: Foresporsel) -> HttpResponse:
    kontekst = {"omraadene": matrise.les(), "kolonner": [tekst for _navn, tekst in matrise.KOLONNER]}
    return vis(request, "arbeidsflate/tilganger/tilganger.html", kontekst)
