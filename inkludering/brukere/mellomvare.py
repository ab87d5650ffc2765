"""Who is asking: the user of the session, their language, and the office and role a Nav user works under."""

from collections.abc import Callable

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from inkludering.brukere.models import Brukertype

VALGT = "tilknytning"
UTEN_VALG = ("brukere:velg_kontor", "brukere:logg_ut")


class InnloggingMellomvare(AuthenticationMiddleware):
    """Puts the user on the request, as they were read with the session."""

    def process_request(self, request: HttpRequest) -> None:
        request.user = request.session.innlogget() or AnonymousUser()  # type: ignore[attr-defined]


class SpraakMellomvare:
    """Answers in the målform of whoever is logged in; before that, as chosen last, or as the browser asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        bruker = request.user
        spraak = bruker.maalform if bruker.is_authenticated else translation.get_language_from_request(request)
        with translation.override(spraak):
            svar = self.get_response(request)
        svar["Content-Language"] = spraak
        patch_vary_headers(svar, ["Accept-Language"])
        return svar


class TilknytningMellomvare:
    """Asks those with several assignments to choose."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        bruker = request.user
        if not bruker.is_authenticated or bruker.type != Brukertype.NAV:
            return self.get_response(request)
        mulige = bruker.gjeldende_tilknytninger
        valgt = request.session.get(VALGT)
        bruker.bruk(next((t for t in mulige if t.pk == valgt), mulige[0] if len(mulige) == 1 else None))
        if bruker.tilknytning is None and request.path not in map(reverse, UTEN_VALG):
            return HttpResponseRedirect(reverse("brukere:velg_kontor"))
        return self.get_response(request)
