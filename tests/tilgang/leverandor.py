"""The providers the matrix is walked with: nobody asks them anything, and their key is known beforehand."""

import time

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from inkludering.brukere.paalogging import nokler
from inkludering.brukere.paalogging.krav import UTLOGGING
from inkludering.oidcinnstillinger import Tilbyder
from tests.klokke import klokka

NOKKEL = ECKey.generate_key("P-256", auto_kid=True)
ADRESSE = "https://op.example"


def tilbydere() -> dict[str, Tilbyder]:
    """One for staff, and one for employers."""
    nokler._hentet[ADRESSE] = (time.monotonic(), KeySet([NOKKEL]))
    endepunkter = dict.fromkeys(("issuer", "jwks_uri", "authorization_endpoint", "token_endpoint"), ADRESSE)
    return {navn: Tilbyder(navn, client_id="oss", **endepunkter) for navn in ("ansatt", "arbeidsgiver")}


def utloggingstoken() -> str:
    """Of a session nobody has."""
    krav = {"iss": ADRESSE, "aud": "oss", "iat": int(klokka().timestamp()), "jti": "1", "events": {UTLOGGING: {}}}
    return jwt.encode({"alg": "ES256", "kid": NOKKEL.kid}, krav | {"sid": "ingens"}, NOKKEL)
