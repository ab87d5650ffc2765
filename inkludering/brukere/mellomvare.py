"""Puts the office and role a Nav user works under on `request.user`, and asks those with several to choose."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from inkludering.brukere.innlogging import gjeldende_tilknytninger
from inkludering.brukere.models import Brukertype

VALGT = "tilknytning"
UTEN_VALG = ("brukere:velg_kontor", "brukere:logg_ut")


class TilknytningMellomvare:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        bruker = request.user
        if not bruker.is_authenticated or bruker.type != Brukertype.NAV:
            return self.get_response(request)
        mulige = gjeldende_tilknytninger(bruker, naa=timezone.now())
        valgt = request.session.get(VALGT)
        bruker.bruk(next((t for t in mulige if t.pk == valgt), mulige[0] if len(mulige) == 1 else None))
        bruker.har_flere_tilknytninger = len(mulige) > 1
        if bruker.tilknytning is None and request.path not in map(reverse, UTEN_VALG):
            return HttpResponseRedirect(reverse("brukere:velg_kontor"))
        return self.get_response(request)
