"""Who may vouch for whom: the providers of OIDC, from the environment. Every endpoint is set, none is looked up."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from inkludering.miljovariabler import adresse, avvis, bryter, krev, liste

# Nav's staff, people employed elsewhere who work with Nav's candidates, and employers (ID-porten).
ANSATT, ANDRE, ARBEIDSGIVER = "ansatt", "andre", "arbeidsgiver"
HVEM = (ANSATT, ANDRE, ARBEIDSGIVER)
SIDEVOGN = "OIDC_SIDEVOGN"
ENTRA = "login.microsoftonline.com"
UTEN_OIDC = (
    "Miljøvariabelen OIDC_ANSATT_ISSUER mangler. Ansatte logger inn med OIDC (Entra), og uten det kommer ingen inn; "
    "passord virker bare med DEMO=1. .env.eksempel sier hva som må settes."
)
# What Nav's platform calls the same, where its sidecar has done the log-in before the request reaches us.
PLATTFORMENS = {"ISSUER": "OPENID_CONFIG_ISSUER", "JWKS_URI": "OPENID_CONFIG_JWKS_URI", "CLIENT_ID": "APP_CLIENT_ID"}
PLATTFORMENS |= {"TENANT": "APP_TENANT_ID"}


@dataclass(frozen=True)
class Tilbyder:
    """One provider. `tenant`: the directory of Entra, where people are known by `oid`; else they are by `sub`.

    `domener`: whom it may vouch for the first time. `roller`: what a group or an app role opens; empty: every role
    the administrator has given.
    """

    navn: str
    issuer: str
    client_id: str
    jwks_uri: str
    authorization_endpoint: str = ""
    token_endpoint: str = ""
    end_session_endpoint: str = ""
    client_secret: str = ""
    client_jwk: str = ""
    audience: str = ""
    tenant: str = ""
    scope: str = "openid"
    acr: tuple[str, ...] = ()
    domener: tuple[str, ...] = ()
    roller: tuple[tuple[str, str], ...] = ()


def les(*, demo: bool, viser_sider: bool) -> dict[str, Tilbyder]:
    """The providers that are configured. Without one for staff no pages are shown, but in the demo: the start stops."""
    sidevogn = bryter(SIDEVOGN)
    if viser_sider and not demo and not _verdi(ANSATT, "ISSUER", sidevogn):
        raise SystemExit(UTEN_OIDC)
    funnet = {hvem: _tilbyder(hvem, demo, sidevogn) for hvem in HVEM if _verdi(hvem, "ISSUER", sidevogn)}
    domener = [domene for tilbyder in funnet.values() for domene in tilbyder.domener]
    if len(domener) != len(set(domener)):
        raise avvis("OIDC_ANDRE_DOMENER", "et domene kan bare høre til én innlogging.")
    return funnet


def krev_roller(tilbydere: Mapping[str, Tilbyder], roller: Collection[str]) -> None:
    """A group opens a role there is. Called when the roles are known."""
    for tilbyder in tilbydere.values():
        if ukjente := {rolle for _gruppe, rolle in tilbyder.roller} - set(roller):
            hva = f"{', '.join(sorted(ukjente))} er ingen rolle. Rollene er {', '.join(roller)}."
            raise avvis(f"OIDC_{tilbyder.navn.upper()}_ROLLER", hva)


def utgangene(tilbydere: Mapping[str, Tilbyder]) -> list[str]:
    """Where a log-out may send the browser on: a form's answer may lead nowhere else (CSP)."""
    adresser = [urlsplit(tilbyder.end_session_endpoint) for tilbyder in tilbydere.values()]
    return sorted({f"{deler.scheme}://{deler.netloc}" for deler in adresser if deler.netloc})


def _tilbyder(hvem: str, demo: bool, sidevogn: bool) -> Tilbyder:
    med_sidevogn = sidevogn and hvem == ANSATT
    enkle = {navn.lower(): _verdi(hvem, navn, sidevogn) for navn in ("ISSUER", "JWKS_URI", "CLIENT_ID", "TENANT")}
    if not med_sidevogn:
        endepunkter = ("AUTHORIZATION_ENDPOINT", "TOKEN_ENDPOINT")
        enkle |= {navn.lower(): krev(f"OIDC_{hvem.upper()}_{navn}") for navn in endepunkter}
    for navn in ("END_SESSION_ENDPOINT", "CLIENT_SECRET", "CLIENT_JWK", "AUDIENCE", "SCOPE"):
        enkle[navn.lower()] = _verdi(hvem, navn, sidevogn)
    tilbyder = Tilbyder(
        navn=hvem,
        **enkle | {"scope": enkle["scope"] or "openid"},
        acr=tuple(_flere(hvem, "ACR")),
        domener=tuple(domene.lower() for domene in _flere(hvem, "DOMENER")),
        roller=tuple(_par(hvem, ett) for ett in _flere(hvem, "ROLLER")),
    )
    _krev_helhet(tilbyder, demo=demo, med_sidevogn=med_sidevogn)
    return tilbyder


def _krev_helhet(tilbyder: Tilbyder, *, demo: bool, med_sidevogn: bool) -> None:
    """What one setting asks of another."""
    foran = f"OIDC_{tilbyder.navn.upper()}_"
    for navn in ("JWKS_URI", "CLIENT_ID"):
        if not getattr(tilbyder, navn.lower()):
            krev(foran + navn)
    for navn in ("issuer", "jwks_uri", "authorization_endpoint", "token_endpoint", "end_session_endpoint"):
        verdi = getattr(tilbyder, navn)
        if verdi and foran + navn.upper() in os.environ:
            adresse(foran + navn.upper(), "https", *(["http"] if demo else []))
    if not (med_sidevogn or tilbyder.client_secret or tilbyder.client_jwk):
        krev(foran + "CLIENT_SECRET")
    if ENTRA in tilbyder.issuer and (not tilbyder.tenant or tilbyder.tenant not in tilbyder.issuer):
        raise avvis(foran + "TENANT", "utstederen hos Entra må være denne ene katalogens.")
    if tilbyder.navn == ARBEIDSGIVER:
        if not tilbyder.acr:
            krev(foran + "ACR")
    elif not tilbyder.domener:
        krev(foran + "DOMENER")


def _par(hvem: str, ett: str) -> tuple[str, str]:
    gruppe, _, rolle = ett.rpartition("=")
    if not gruppe:
        raise avvis(f"OIDC_{hvem.upper()}_ROLLER", "skriv gruppe=rolle, med komma mellom dem.")
    return gruppe, rolle


def _flere(hvem: str, navn: str) -> list[str]:
    fullt = f"OIDC_{hvem.upper()}_{navn}"
    return liste(fullt) if os.environ.get(fullt, "").strip() else []


def _verdi(hvem: str, navn: str, sidevogn: bool) -> str:
    """As set; else as the platform sets it, where its sidecar stands in front of us."""
    verdi = os.environ.get(f"OIDC_{hvem.upper()}_{navn}", "").strip()
    if not verdi and sidevogn and hvem == ANSATT and navn in PLATTFORMENS:
        verdi = os.environ.get(f"AZURE_{PLATTFORMENS[navn]}", "").strip()
    return verdi
