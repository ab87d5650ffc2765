"""What is posted when the session has run out, or from a page older than the login, is kept as a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from inkludering.brukere import okter
from inkludering.brukere.menyregister import FORSIDEN
from inkludering.brukere.models import Bruker
from inkludering.felles.gjenopptatt import ALLE, Hentet
from inkludering.utkast import emner, engang, lager

# Tells the login page that something waits; it says neither what nor whose.
VENTER = "utkast"
# Tells it, and whoever logs in there, that a button was pressed and nothing was done.
UGJORT = "ugjort"


def ta_vare_paa(request: HttpRequest, svar: HttpResponse, *, av: Bruker | None = None) -> HttpResponse:
    """The way to the login page, with what was posted kept for the one whose session it was.

    A button alone leads back to the page it stood on, as its own address shows nothing to whoever only asks. It is
    said that nothing was done, and so it is of what could not be kept.
    """
    if not _til_innlogging(svar):
        return svar
    if not engang.har_innhold(request):
        return _legg_til(_legg_til(svar, REDIRECT_FIELD_NAME, siden_de_sto_paa(request)), UGJORT, "1")
    return _legg_til(svar, VENTER if lagre(request, av=av or _hvem_det_var(request)) else UGJORT, "1")


def si_fra(request: HttpRequest, svar: HttpResponse, *, av: Bruker | None = None) -> HttpResponse:
    """The way to the login page, which says so when the one whose session it was has drafts."""
    hvem = (av or _hvem_det_var(request)) if _til_innlogging(svar) else None
    if hvem and lager.gjeldende(hvem, timezone.now()).exists():
        return _legg_til(svar, VENTER, "1")
    return svar


def _hvem_det_var(request: HttpRequest) -> Bruker | None:
    return okter.hvem_det_var(request.COOKIES.get(settings.SESSION_COOKIE_NAME, ""))


def _til_innlogging(svar: HttpResponse) -> bool:
    """Only the login page is told where to lead afterwards."""
    return REDIRECT_FIELD_NAME in dict(parse_qsl(urlsplit(svar.headers.get("Location", "")).query))


def _legg_til(svar: HttpResponse, navn: str, verdi: str) -> HttpResponse:
    deler = urlsplit(svar["Location"])
    sporring = dict(parse_qsl(deler.query)) | {navn: verdi}
    svar["Location"] = deler._replace(query=urlencode(sporring)).geturl()
    return svar


def lagre(request: HttpRequest, *, av: Bruker | None) -> bool:
    """Keep what was posted as this person's draft; whether it was."""
    if av is None or not emner.kan_ha_utkast(emner.adressen(request.path_info)):
        return False
    felt = request.POST.copy()
    felt.pop("csrfmiddlewaretoken", None)
    if not _lagret(felt, av, request.path):
        return False
    request.reddet = True  # type: ignore[attr-defined]
    return True


def ta_opp(request: HttpRequest, *, sti: str) -> None:
    """The form was posted to be shown anew, at `sti`, about something else: what was typed goes along, and is kept."""
    felt = request.POST.copy()
    for navn in engang.SIDENS_FELT:
        felt.pop(navn, None)
    _lagret(felt, cast(Bruker, request.user), sti)
    request.reddet = True  # type: ignore[attr-defined]
    request.utkast = _FraPosten(Hentet(felt, frozenset({ALLE}), timezone.now(), sti))  # type: ignore[attr-defined]


@dataclass(frozen=True)
class _FraPosten:
    hentet: Hentet

    def hent(self) -> Hentet:
        return self.hentet


def _lagret(felt: QueryDict, av: Bruker, sti: str) -> bool:
    try:
        lager.lagre(
            bruker=av,
            sti=sti,
            skrevet=lager.Skrevet(felt.urlencode(), frozenset({ALLE})),
            naa=timezone.now(),
            maa_faa_plass=True,
        )
    except lager.KanIkkeLagres:
        return False
    return True


def er_reddet(request: HttpRequest) -> bool:
    """What was posted has been kept, so the answer, wherever it leads, has saved nothing."""
    return getattr(request, "reddet", False)


def siden_de_sto_paa(request: HttpRequest, *, ellers: str = FORSIDEN) -> str:
    """Only the path of it, with one slash in front: two would name another site. `ellers` when it is none of ours."""
    kom_fra = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not er_var_egen(request, kom_fra):
        return ellers
    deler = urlsplit(kom_fra)
    return "/" + urlunsplit(("", "", deler.path.lstrip("/"), deler.query, ""))


def er_var_egen(request: HttpRequest, adresse: str) -> bool:
    return bool(adresse) and url_has_allowed_host_and_scheme(
        adresse, {request.get_host()}, require_https=request.is_secure()
    )
