"""What a token says about whoever holds it, once all of it has been checked. What is not checked is not believed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from authlib.oauth2.claims import JWTClaims
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError

from inkludering.brukere.paalogging.nokler import noklene
from inkludering.felles.kryptering import eldre_indekser, indeks
from inkludering.oidcinnstillinger import ARBEIDSGIVER, Tilbyder

# Signed with the provider's own key; never `none`, and never with a secret that both know.
ALGORITMER = ("RS256", "PS256", "ES256")
SLINGRING = 30  # seconds two clocks may differ
PID = re.compile(r"[0-9]{11}")
UTLOGGING = "http://schemas.openid.net/event/backchannel-logout"


class Ugyldig(Exception):
    """A token that is not believed; the reason is a code for the log."""


@dataclass(frozen=True)
class Krav:
    """`emne` is what the provider calls this person for ever. `roller`: None where its groups open nothing here."""

    utsteder: str
    emne: str
    epost: str
    roller: tuple[str, ...] | None
    sub: str
    sid: str
    eldre_emner: tuple[str, ...] = ()  # what `emne` was by the keys that are on their way out

    def er(self, utsteder: str, emne: str) -> bool:
        """Whether somebody who was noted so, maybe by an older key, is this person."""
        return utsteder == self.utsteder and emne in (self.emne, *self.eldre_emner)


def av_id_token(tilbyder: Tilbyder, raatt: str, *, nonce: str, access_token: str = "") -> Krav:
    """Of the answer to a log-in of our own. Raises Ugyldig, or Utilgjengelig when the keys cannot be had."""
    token = _signert(tilbyder, raatt)
    if not nonce:
        raise Ugyldig("nonce")
    holder = {"nonce": nonce, "client_id": tilbyder.client_id, "access_token": access_token or None}
    return _krav(tilbyder, CodeIDToken(token.claims, token.header, _valg(tilbyder, tilbyder.client_id), holder))


def av_fornyet(tilbyder: Tilbyder, raatt: str) -> Krav:
    """Of the answer to a renewal, which has no nonce: it came straight from the provider."""
    token = _signert(tilbyder, raatt)
    holder = {"client_id": tilbyder.client_id}
    return _krav(tilbyder, CodeIDToken(token.claims, token.header, _valg(tilbyder, tilbyder.client_id), holder))


def av_tilgangstoken(tilbyder: Tilbyder, raatt: str) -> Krav:
    """Of what a sidecar sends with a request."""
    token = _signert(tilbyder, raatt)
    valg = _valg(tilbyder, tilbyder.audience or tilbyder.client_id)
    return _krav(tilbyder, JWTClaims(token.claims, token.header, valg, {}))


def av_utlogging(tilbyder: Tilbyder, raatt: str) -> tuple[str, str]:
    """The `sid` and `sub` of a log-out the provider tells of; one of them may be empty."""
    token = _signert(tilbyder, raatt)
    paakrevd = {navn: {"essential": True} for navn in ("iat", "jti", "events")}
    valg = {"iss": _verdi(tilbyder.issuer), "aud": _verdi(tilbyder.client_id), **paakrevd}
    krav = _godtatt(JWTClaims(token.claims, token.header, valg, {}))
    if "nonce" in krav or not isinstance(krav["events"], dict) or UTLOGGING not in krav["events"]:
        raise Ugyldig("events")
    sid, sub = _tekst(krav, "sid"), _tekst(krav, "sub")
    if not (sid or sub):
        raise Ugyldig("sub")
    return sid, sub


def _signert(tilbyder: Tilbyder, raatt: str) -> jwt.Token:
    try:
        try:
            return jwt.decode(raatt, noklene(tilbyder.jwks_uri), algorithms=ALGORITMER)
        except InvalidKeyIdError:
            return jwt.decode(raatt, noklene(tilbyder.jwks_uri, paa_nytt=True), algorithms=ALGORITMER)
    except (JoseError, ValueError, TypeError, KeyError, AttributeError) as feil:
        raise Ugyldig(type(feil).__name__) from feil


def _valg(tilbyder: Tilbyder, mottaker: str) -> dict[str, Any]:
    """`paakrevd` stands for all of OIDC's own; the rest are what this provider has promised to say."""
    valg: dict[str, Any] = {navn: {"essential": True} for navn in ("sub", "exp", "iat")}
    valg |= {"iss": _verdi(tilbyder.issuer), "aud": _verdi(mottaker)}
    if tilbyder.tenant:
        valg |= {"tid": _verdi(tilbyder.tenant), "oid": {"essential": True}}
    if tilbyder.acr:
        valg["acr"] = {"essential": True, "values": list(tilbyder.acr)}
    return valg


def _verdi(den_ene: str) -> dict[str, Any]:
    return {"essential": True, "value": den_ene}


def _godtatt(krav: JWTClaims) -> JWTClaims:
    try:
        krav.validate(leeway=SLINGRING)
    except (JoseError, ValueError, TypeError) as feil:
        raise Ugyldig(getattr(feil, "claim", "") or type(feil).__name__) from feil
    return krav


def _krav(tilbyder: Tilbyder, krav: JWTClaims) -> Krav:
    godtatt = _godtatt(krav)
    for navn in ("acr", "tid"):  # a list of several is nobody's level and nobody's directory
        if navn in godtatt and not isinstance(godtatt[navn], str):
            raise Ugyldig(navn)
    return Krav(
        utsteder=tilbyder.issuer,
        emne=_emne(tilbyder, godtatt),
        epost=_epost(tilbyder, godtatt),
        roller=_roller(tilbyder, godtatt),
        sub=_tekst(godtatt, "sub"),
        sid=_tekst(godtatt, "sid"),
        eldre_emner=_eldre_emner(tilbyder, godtatt),
    )


def _emne(tilbyder: Tilbyder, krav: Mapping[str, Any]) -> str:
    """Entra's `oid`; a keyed hash of the national number of ID-porten, which is kept nowhere; else `sub`."""
    if tilbyder.navn == ARBEIDSGIVER:
        pid = _tekst(krav, "pid")
        if not PID.fullmatch(pid):
            raise Ugyldig("pid")
        return indeks(f"pid {pid}").hex()
    navn = "oid" if tilbyder.tenant else "sub"
    emne = _tekst(krav, navn)
    if not emne:
        raise Ugyldig(navn)
    return emne


def _eldre_emner(tilbyder: Tilbyder, krav: Mapping[str, Any]) -> tuple[str, ...]:
    if tilbyder.navn != ARBEIDSGIVER:
        return ()
    return tuple(gammel.hex() for gammel in eldre_indekser(f"pid {_tekst(krav, 'pid')}"))


def _epost(tilbyder: Tilbyder, krav: Mapping[str, Any]) -> str:
    """A directory of ours is believed; any other provider must say that it has verified the address."""
    if tilbyder.tenant:
        return (_tekst(krav, "email") or _tekst(krav, "preferred_username")).strip().lower()
    return _tekst(krav, "email").strip().lower() if krav.get("email_verified") is True else ""


def _roller(tilbyder: Tilbyder, krav: Mapping[str, Any]) -> tuple[str, ...] | None:
    if not tilbyder.roller:
        return None
    har = {verdi for navn in ("groups", "roles") for verdi in _flere(krav.get(navn)) if isinstance(verdi, str)}
    return tuple(sorted({rolle for gruppe, rolle in tilbyder.roller if gruppe in har}))


def _flere(verdi: Any) -> list[Any]:
    return verdi if isinstance(verdi, list) else []


def _tekst(krav: Mapping[str, Any], navn: str) -> str:
    verdi = krav.get(navn)
    return verdi if isinstance(verdi, str) else ""
