"""The way out to a provider and back: authorization code with PKCE, state and nonce, each new for each log-in.

What must be remembered meanwhile lies in a signed cookie of ten minutes, so that no stranger makes rows. It is used
up by the answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
from authlib.common.security import generate_token
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7523 import private_key_jwt_sign
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.crypto import constant_time_compare
from joserfc.jwk import RSAKey

from inkludering.brukere.paalogging import krav
from inkludering.brukere.paalogging.nokler import FRIST, Utilgjengelig
from inkludering.felles import fortrinn
from inkludering.oidcinnstillinger import Tilbyder

KAKE = "__Host-paalogging" if settings.HTTPS else "paalogging"
VARER = timedelta(minutes=10)
BEVIS = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class Avbrutt(Exception):
    """The log-in came to nothing; the reason is a code for the log."""


@dataclass(frozen=True)
class Hjemkomst:
    """What came of a log-in: who, where they were going, and what renews it (empty: nothing does)."""

    krav: krav.Krav
    maal: str
    fornyer: str


def ut(tilbyder: Tilbyder, *, tilbake: str, maal: str) -> HttpResponse:
    """To the provider, who sends the browser back to the address `tilbake`; `maal` is remembered meanwhile."""
    husk = {navn: generate_token(48) for navn in ("state", "nonce", "verifier")}
    adresse = prepare_grant_uri(
        tilbyder.authorization_endpoint,
        client_id=tilbyder.client_id,
        response_type="code",
        redirect_uri=tilbake,
        scope=tilbyder.scope,
        state=husk["state"],
        nonce=husk["nonce"],
        code_challenge=create_s256_code_challenge(husk["verifier"]),
        code_challenge_method="S256",
        **({"acr_values": " ".join(tilbyder.acr)} if tilbyder.acr else {}),
    )
    svar = HttpResponseRedirect(adresse)
    svar.set_cookie(
        KAKE,
        signing.dumps({**husk, "hvem": tilbyder.navn, "maal": maal}, salt=KAKE),
        max_age=VARER,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return svar


def er_paa_vei(request: HttpRequest) -> bool:
    """Whether this browser has gone out to a provider and has not been answered."""
    return KAKE in request.COOKIES


def hjem(request: HttpRequest, tilbyder: Tilbyder, *, tilbake: str) -> Hjemkomst:
    """Back again. Raises Avbrutt, krav.Ugyldig, or Utilgjengelig. The caller forgets the cookie, whatever came."""
    husket = _husket(request, tilbyder)
    if "error" in request.GET:
        raise Avbrutt("error")
    if not request.GET.get("code"):
        raise Avbrutt("code")
    tokener = _hent(
        tilbyder,
        grant_type="authorization_code",
        code=request.GET["code"],
        redirect_uri=tilbake,
        code_verifier=husket["verifier"],
    )
    hvem = krav.av_id_token(
        tilbyder,
        tokener.get("id_token", ""),
        nonce=husket["nonce"],
        access_token=str(tokener.get("access_token") or ""),
    )
    return Hjemkomst(hvem, husket["maal"], str(tokener.get("refresh_token") or ""))


def forny(tilbyder: Tilbyder, fornyer: str) -> tuple[krav.Krav | None, str]:
    """Ask again who this is and what they may, with what renews it the next time.

    None where the provider says no more than that they still may log in, which OIDC lets it.
    """
    tokener = _hent(tilbyder, grant_type="refresh_token", refresh_token=fornyer)
    neste = str(tokener.get("refresh_token") or fornyer)
    return krav.av_fornyet(tilbyder, tokener["id_token"]) if "id_token" in tokener else None, neste


def glem(svar: HttpResponse) -> HttpResponse:
    svar.set_cookie(KAKE, max_age=0, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")
    return svar


def _husket(request: HttpRequest, tilbyder: Tilbyder) -> dict[str, str]:
    try:
        husket: dict[str, str] = signing.loads(request.COOKIES.get(KAKE, ""), salt=KAKE, max_age=VARER)
    except signing.BadSignature as feil:
        raise Avbrutt("kake") from feil
    if husket["hvem"] != tilbyder.navn or not constant_time_compare(husket["state"], request.GET.get("state", "")):
        raise Avbrutt("state")
    return husket


def _hent(tilbyder: Tilbyder, **felt: str) -> Mapping[str, Any]:
    """Ask the token endpoint. Raises Avbrutt when it says no, Utilgjengelig when it says nothing."""
    bevis, passord = _bevis(tilbyder)
    try:
        with fortrinn.mens_andre_regner():
            svar = httpx.post(tilbyder.token_endpoint, data={**felt, **bevis}, auth=passord, timeout=FRIST)
        tokener = svar.json()
    except (httpx.HTTPError, ValueError) as feil:
        raise Utilgjengelig(type(feil).__name__) from feil
    if svar.status_code >= 500:
        raise Utilgjengelig(str(svar.status_code))
    if svar.status_code != 200 or not isinstance(tokener, dict) or not isinstance(tokener.get("id_token", ""), str):
        raise Avbrutt("token")
    return tokener


def _bevis(tilbyder: Tilbyder) -> tuple[dict[str, str], httpx.BasicAuth | None]:
    """That it is we who ask: a token signed with our key, or the secret we were given."""
    if not tilbyder.client_jwk:
        return {}, httpx.BasicAuth(tilbyder.client_id, tilbyder.client_secret)
    nokkel = RSAKey.import_key(json.loads(tilbyder.client_jwk))
    signert = private_key_jwt_sign(
        nokkel,
        client_id=tilbyder.client_id,
        token_endpoint=tilbyder.issuer,
        header={"kid": nokkel.kid} if nokkel.kid else {},
        expires_in=60,
    )
    return {"client_id": tilbyder.client_id, "client_assertion_type": BEVIS, "client_assertion": signert}, None
