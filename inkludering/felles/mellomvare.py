"""Middleware of the house: request id, security headers, expired logins under htmx, and the limit of a session."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from inkludering.felles.loggformat import foresporselsid

Svar = Callable[[HttpRequest], HttpResponse]

# What Django's SecurityMiddleware and django-csp do not set; X-Frame-Options for browsers older than CSP level 2.
FASTE_HODER = {
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
}
# When the user of a session logged in, in seconds since 1970; the session itself writes it (brukere/okter.py).
STARTET = "okt_startet"
LENGSTE_OKT = {"arbeidsgiver": timedelta(hours=2)}
LENGSTE_OKT_ANSATT = timedelta(hours=8)


class ForesporselsidMellomvare:
    """Give each request an id, for the log lines it causes and for the answer's X-Request-ID."""

    def __init__(self, get_response: Svar) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        merke = foresporselsid.set(uuid.uuid4().hex)
        try:
            svar = self.get_response(request)
            svar["X-Request-ID"] = foresporselsid.get()
            return svar
        finally:
            foresporselsid.reset(merke)


class SikkerhetshoderMellomvare:
    """Add the headers that no library sets to every answer, and keep all but static files out of any cache."""

    def __init__(self, get_response: Svar) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        svar = self.get_response(request)
        for navn, verdi in FASTE_HODER.items():
            svar.headers.setdefault(navn, verdi)
        if not (request.path.startswith(settings.STATIC_URL) and svar.has_header("Cache-Control")):
            svar["Cache-Control"] = "no-store"
            patch_vary_headers(svar, ["HX-Request"])
        return svar


class KomprimeringMellomvare(GZipMiddleware):
    """Compress pages for those who ask; a PDF is compressed already, and a static file stands compressed on the disk.

    Django hides the exact size behind up to a hundred random bytes, and the CSRF token is written anew in each page,
    so that an attacker who may add text to a page learns nothing from its size (BREACH).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)


class HtmxInnloggingMellomvare:
    """Turn a redirect answered to htmx into a navigation of the whole page, so that no login form ends in a fragment.

    The login page gets the page the user stood on as the place to return to, not the address of the fragment.
    """

    def __init__(self, get_response: Svar) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        svar = self.get_response(request)
        if not request.htmx or not svar.has_header("Location"):  # type: ignore[attr-defined]
            return svar
        side = request.htmx.current_url_abs_path or "/"  # type: ignore[attr-defined]
        omdirigert = HttpResponse(status=204, headers={"HX-Redirect": _tilbake_til(svar["Location"], side)})
        omdirigert.cookies = svar.cookies
        return omdirigert


class OktgrenseMellomvare:
    """End a session some hours after it began, however busy: 8 for staff, 2 for employers.

    The idle limit is Django's own (SESSION_COOKIE_AGE). Whenever a request ends a login, the browser is told to
    forget what it has stored.
    """

    def __init__(self, get_response: Svar) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        var_innlogget = request.user.is_authenticated
        if var_innlogget and _er_utlopt(request):
            logout(request)
            messages.info(request, _("Du ble logget ut fordi du hadde vært logget inn lenge. Logg inn igjen."))
        svar = self.get_response(request)
        if var_innlogget and not request.user.is_authenticated:
            svar["Clear-Site-Data"] = '"cache", "storage"'
        return svar


def _er_utlopt(request: HttpRequest) -> bool:
    naa = timezone.now().timestamp()
    grense = LENGSTE_OKT.get(request.user.rolle, LENGSTE_OKT_ANSATT)  # type: ignore[union-attr]
    return naa - request.session.get(STARTET, 0) >= grense.total_seconds()


def _tilbake_til(adresse: str, side: str) -> str:
    deler = urlsplit(adresse)
    sporring = [(navn, side if navn == REDIRECT_FIELD_NAME else verdi) for navn, verdi in parse_qsl(deler.query)]
    return deler._replace(query=urlencode(sporring)).geturl()
