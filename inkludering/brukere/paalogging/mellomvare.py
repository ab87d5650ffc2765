"""Whether who is logged in still may be: their provider is asked anew, or its sidecar's token is read."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from inkludering.brukere.paalogging import flyt, identiteter, merke
from inkludering.brukere.paalogging.krav import Ugyldig, av_tilgangstoken
from inkludering.brukere.paalogging.nokler import Utilgjengelig
from inkludering.felles.kryptering import Dekrypteringsfeil
from inkludering.oidcinnstillinger import ANSATT

logger = logging.getLogger(__name__)
PROEVES_IGJEN = timedelta(minutes=1)
# How long somebody may work on while the provider does not answer.
TAALES = timedelta(minutes=30)


class PaaloggingMellomvare:
    """Stands where the user is known and nothing has been decided by it yet."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        naa, merket = timezone.now(), merke.les(request)
        if settings.OIDC_SIDEVOGN and (merket is None or merket["hvem"] == ANSATT):
            _folg_sidevognen(request, merket, naa)
        elif merket and merket["fornyes"] <= naa.timestamp():
            _forny(request, merket, naa)
        return self.get_response(request)


def _forny(request: HttpRequest, merket: dict[str, Any], naa: datetime) -> None:
    tilbyder = settings.OIDC.get(merket["hvem"])
    try:
        fornyer = merke.fornyer(merket)
    except Dekrypteringsfeil:
        logger.warning("What renews a log-in cannot be read with the keys of today; it must be done anew")
        auth.logout(request)
        return
    if tilbyder is None or (tilbyder.roller and not fornyer):
        auth.logout(request)
        return
    if not fornyer:
        merke.utsett(request, til=naa + merke.FORNYES_IKKE)
        return
    merke.utsett(request, til=naa + PROEVES_IGJEN)
    request.session.save()  # those who press meanwhile do not ask as well
    try:
        krav, neste = flyt.forny(tilbyder, fornyer)
        if krav is None and tilbyder.roller:
            raise Ugyldig("uten grupper")
        if krav and not krav.er(merket["utsteder"], merket["emne"]):
            raise Ugyldig("emne")
        merke.sett(request, krav.roller if krav else None, fornyer=neste, naa=naa)
    except Utilgjengelig as feil:
        logger.warning("The provider %s does not answer: %s", tilbyder.navn, feil)
        if naa.timestamp() - merket["sist"] > TAALES.total_seconds():
            auth.logout(request)
    except (flyt.Avbrutt, Ugyldig) as feil:
        logger.info("A log-in by %s is not renewed: %s", tilbyder.navn, feil)
        auth.logout(request)


def _folg_sidevognen(request: HttpRequest, merket: dict[str, Any] | None, naa: datetime) -> None:
    """Whoever the token is of is logged in, for as long as it comes; a session that came by a link is let alone."""
    if merket is None and request.user.is_authenticated:
        return
    slag, _, raatt = request.headers.get("Authorization", "").partition(" ")
    try:
        if slag.lower() != "bearer":
            raise Ugyldig("uten token")
        krav = av_tilgangstoken(settings.OIDC[ANSATT], raatt.strip())
        if merket and krav.er(merket["utsteder"], merket["emne"]):
            if merket["roller"] != (None if krav.roller is None else list(krav.roller)):
                merke.sett(request, krav.roller, fornyer="", naa=naa)
            return
        bruker = identiteter.ansatt(settings.OIDC[ANSATT], krav, naa=naa)
        merke.logg_inn(request, bruker, krav, hvem=ANSATT, naa=naa)
    except (Ugyldig, Utilgjengelig, identiteter.UkjentKonto) as feil:
        if merket:
            auth.logout(request)
        if slag:
            logger.info("A token of the sidecar lets nobody in: %s", feil or type(feil).__name__)
            request.avvist = type(feil)  # type: ignore[attr-defined]
