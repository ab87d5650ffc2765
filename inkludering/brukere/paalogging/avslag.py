"""What somebody is told who does not get in. Why, is a code in the log."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkludering.brukere.paalogging.flyt import Avbrutt
from inkludering.brukere.paalogging.identiteter import UkjentKonto
from inkludering.brukere.paalogging.krav import Ugyldig
from inkludering.brukere.paalogging.nokler import Utilgjengelig
from inkludering.oidcinnstillinger import Tilbyder

logger = logging.getLogger(__name__)
# The words of the page, and its status.
HVORFOR: dict[type[Exception], tuple[str, int]] = {
    UkjentKonto: ("ukjent", 403),
    Avbrutt: ("avbrutt", 400),
    Ugyldig: ("avbrutt", 400),
    Utilgjengelig: ("utilgjengelig", 503),
}


def ikke_inn(request: HttpRequest, tilbyder: Tilbyder, feil: Exception) -> HttpResponse:
    """The page of one of these."""
    hvorfor, status = HVORFOR[type(feil)]
    logger.info("A log-in by %s came to nothing: %s %s", tilbyder.navn, type(feil).__name__, feil)
    return render(request, "brukere/ikke_inn.html", {"hvorfor": hvorfor, "tilbyder": tilbyder.navn}, status=status)
