"""What every answer carries: a request id, the security headers, its compression, and under htmx the way to login."""

import uuid
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from inkludering.felles.loggformat import egen_id, foresporselsid

Svar = Callable[[HttpRequest], HttpResponse]
KALLENUMMER = ("X-Request-ID", "Nav-Call-Id")

# What Django's SecurityMiddleware and django-csp do not set; X-Frame-Options for browsers older than CSP level 2.
FASTE_HODER = {
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
}


class ForesporselsidMellomvare:
    """Give each request an id, or keep the one it came with: for the log lines it causes and for the answer.

    Whoever calls may choose what it comes with, so it has one of ours besides, for Nav's audit.
    """

    def __init__(self, get_response: Svar) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        eget = uuid.uuid4().hex
        nummer = _oppgitt(request) or eget
        request.foresporselsid = nummer  # type: ignore[attr-defined]
        merke, eget_merke = foresporselsid.set(nummer), egen_id.set(eget)
        try:
            svar = self.get_response(request)
            svar["X-Request-ID"] = nummer
            return svar
        finally:
            foresporselsid.reset(merke)
            egen_id.reset(eget_merke)


def _oppgitt(request: HttpRequest) -> str:
    """The id that the proxy or the caller has given the request; only what is shaped as one, as it goes in the log."""
    for hode in KALLENUMMER:
        with suppress(ValueError):
            return uuid.UUID(request.headers.get(hode, "")).hex
    return ""


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


# A form that the browser sends without leaving its page (static/utkast.js); the answer is a page all the same.
PAA_STEDET = "X-Skjema"


class HtmxInnloggingMellomvare:
    """Turn a redirect answered to htmx into a navigation of the whole page, so that no login form ends in a fragment.

    The login page gets the page the user stood on as the place to return to, not the address of the fragment.
    """

    def __init__(self, get_response: Svar) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        svar = self.get_response(request)
        av_skript = request.htmx or PAA_STEDET in request.headers  # type: ignore[attr-defined]
        if not av_skript or not svar.has_header("Location"):
            return svar
        hjem = _tilbake_til(svar["Location"], _sto_paa(request))
        omdirigert = HttpResponse(status=204, headers={"HX-Redirect": hjem})
        omdirigert.cookies = svar.cookies
        return omdirigert


def _sto_paa(request: HttpRequest) -> str:
    """The page the user stood on, as the browser says; the front page when what it says is no address."""
    try:
        return request.htmx.current_url_abs_path or "/"  # type: ignore[attr-defined]
    except ValueError:
        return "/"


def _tilbake_til(adresse: str, sto_paa: str) -> str:
    deler = urlsplit(adresse)
    sporring = [(navn, sto_paa if navn == REDIRECT_FIELD_NAME else verdi) for navn, verdi in parse_qsl(deler.query)]
    return deler._replace(query=urlencode(sporring)).geturl()
