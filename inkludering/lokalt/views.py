"""The demo's mailbox: what the sink has taken delivery of, to be read in the browser."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inkludering.felles.tilgang import aapen
from inkludering.lokalt import innboks


@aapen
@require_safe
def postliste(request: HttpRequest) -> HttpResponse:
    """Every delivered mail and SMS, newest first."""
    return render(request, "lokalt/post.html", {"meldinger": innboks.alle()})


@aapen
@require_safe
def melding(request: HttpRequest, fil: str) -> HttpResponse:
    """One delivered message as its reader sees it."""
    funnet = innboks.finn(fil)
    if funnet is None:
        raise Http404
    return render(request, "lokalt/melding.html", {"melding": funnet})
