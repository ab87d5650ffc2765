"""A real OIDC provider over HTTP (oidc-provider-mock), which a test can make say what no honest one would.

PKCE is checked here, since the package takes any: the code is given out for a challenge, and for its verifier alone.
"""

from __future__ import annotations

import base64
import hashlib
import json
import ssl
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
from joserfc import jwt
from joserfc.jwk import RSAKey

from inkludering.oidcinnstillinger import Tilbyder
from tests.klokke import klokka

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the package's own, of its libraries
    import flask
    import oidc_provider_mock._app as pakken
    from oidc_provider_mock._server import _threaded_server
    from oidc_provider_mock._storage import Storage

TENANT = "11111111-2222-4333-8444-555555555555"
OID = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"
KLIENT = "inkludering"
GRUPPE = "99999999-0000-4000-8000-000000000001"
Endring = Callable[[dict[str, Any], dict[str, Any]], "str | None"]


@dataclass
class Leverandor:
    """`endre`: what is done to the next ID token's header and claims before it is signed; it may give the token itself,
    or "" for the answer as the package makes it."""

    port: int
    nokkel: RSAKey
    lager: Storage
    endre: Endring | None = None
    nede: bool = False
    skjema: str = "http"
    spurt: list[dict[str, str]] = field(default_factory=list)  # what each authorization request asked
    tokenforesporsler: list[dict[str, str]] = field(default_factory=list)

    @property
    def adresse(self) -> str:
        return f"{self.skjema}://localhost:{self.port}"

    def tilbyder(self, navn: str = "ansatt", **valg: Any) -> Tilbyder:
        endepunkter = {
            "issuer": self.adresse,
            "client_id": KLIENT,
            "client_secret": "en hemmelighet",
            "jwks_uri": f"{self.adresse}/jwks",
            "authorization_endpoint": f"{self.adresse}/oauth2/authorize",
            "token_endpoint": f"{self.adresse}/oauth2/token",
            "end_session_endpoint": f"{self.adresse}/oauth2/end_session",
            "scope": "openid email",
            "domener": ("nav.example",),
        }
        if navn == "ansatt":
            endepunkter |= {"tenant": TENANT}
        return Tilbyder(navn, **endepunkter | valg)

    def folk(self, sub: str = "ada", **krav: Any) -> None:
        """Somebody who can log in there."""
        vanlige = {
            "tid": TENANT,
            "oid": OID,
            "email": f"{sub}@nav.example",
            "email_verified": True,
            "sid": f"okt-{sub}",
        }
        uten = {navn: verdi for navn, verdi in (vanlige | krav).items() if verdi is not None}
        self.lager.store_user(pakken.User(sub=sub, claims=uten))

    def logg_inn(self, adresse: str, sub: str = "ada") -> str:
        """Press the button there; returns where the browser is sent."""
        svar = httpx.post(adresse, data={"sub": sub})
        assert svar.status_code == 302, svar.text
        return svar.headers["Location"]

    def vanlige(self) -> dict[str, Any]:
        naa = int(klokka().timestamp())
        return {"iss": self.adresse, "aud": KLIENT, "iat": naa, "exp": naa + 600}

    def token(self, krav: dict[str, Any], hode: dict[str, Any] | None = None, nokkel: Any = None) -> str:
        """A token of this provider's with these claims and what each must have (None: not that one)."""
        hele = {navn: verdi for navn, verdi in (self.vanlige() | krav).items() if verdi is not None}
        return jwt.encode({"alg": "RS256", "kid": self.nokkel.kid} | (hode or {}), hele, nokkel or self.nokkel)


@contextmanager
def leverandor(tls: ssl.SSLContext | None = None) -> Iterator[Leverandor]:
    """Runs in a thread of this process, on the tests' clock."""
    hus = pakken.app()
    with hus.test_request_context():
        hus.preprocess_request()
        lager = flask.g.oidc_provider_mock_storage
    den = Leverandor(0, RSAKey.import_key(lager.jwk.as_dict(is_private=True)), lager)
    _lytt(hus, den)
    with _threaded_server(app=hus, poll_interval=0.01) as tjener:
        den.port = tjener.server_port
        if tls:
            den.skjema, tjener.ssl_context = "https", tls
            tjener.socket = tls.wrap_socket(tjener.socket, server_side=True)
        yield den


def _lytt(hus: flask.Flask, den: Leverandor) -> None:
    utfordringer: dict[str, str] = {}

    @hus.before_request
    def ta_imot() -> Any:
        if den.nede:
            return "nede", 503
        if flask.request.path == "/oauth2/authorize":
            den.spurt.append(flask.request.args.to_dict())
        if flask.request.path == "/oauth2/token":
            den.tokenforesporsler.append(felt := flask.request.form.to_dict())
            if felt["grant_type"] == "authorization_code":
                bevis = hashlib.sha256(felt.get("code_verifier", "").encode()).digest()
                if utfordringer.pop(felt["code"], "") != base64.urlsafe_b64encode(bevis).decode().rstrip("="):
                    return {"error": "invalid_grant"}, 400
        return None

    @hus.after_request
    def svar(svaret: flask.Response) -> flask.Response:
        if flask.request.path == "/oauth2/authorize" and svaret.status_code == 302:
            kode = parse_qs(urlsplit(svaret.headers["Location"]).query)["code"][0]
            utfordringer[kode] = flask.request.args.get("code_challenge", "")
        if flask.request.path == "/oauth2/token" and svaret.status_code == 200:
            svaret.set_data(json.dumps(_endret(den, json.loads(svaret.get_data()))))
        return svaret


def _endret(den: Leverandor, tokener: dict[str, Any]) -> dict[str, Any]:
    """The answer of the token endpoint; a renewal has an ID token too, as Entra's has."""
    if "id_token" in tokener:
        lest = jwt.decode(tokener["id_token"], den.nokkel)
        krav = dict(lest.claims)
    else:
        bruker = den.lager.get_user(den.lager.get_access_token(tokener["access_token"]).user_id)
        krav = den.vanlige() | bruker.claims | {"sub": bruker.sub}
    hode = {"alg": "RS256", "kid": den.nokkel.kid}
    ferdig = den.endre(hode, krav) if den.endre else None
    if ferdig == "":
        return tokener
    return tokener | {"id_token": ferdig or jwt.encode(hode, krav, den.nokkel)}
