"""The public keys of the providers, fetched when they are needed and kept for a while."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from inkludering.felles import fortrinn

GJELDER = timedelta(hours=1).total_seconds()
# A token with a key nobody knows may be a new key, or anybody's: asked of again no oftener than this.
HVILER = timedelta(minutes=1).total_seconds()
FRIST = 5.0

_laas = threading.Lock()
_hentet: dict[str, tuple[float, KeySet]] = {}


class Utilgjengelig(Exception):
    """The provider does not answer, or not with what it should."""


def noklene(adresse: str, *, paa_nytt: bool = False) -> KeySet:
    """The keys at this address; `paa_nytt` when one was missing. Raises Utilgjengelig when there are none."""
    naa = time.monotonic()
    with _laas:
        naar, kjente = _hentet.get(adresse, (float("-inf"), None))
    if kjente and naa - naar < (HVILER if paa_nytt else GJELDER):
        return kjente
    try:
        with fortrinn.mens_andre_regner():
            svar = httpx.get(adresse, timeout=FRIST, follow_redirects=False).raise_for_status()
        nye = KeySet.import_key_set(svar.json())
    except (httpx.HTTPError, JoseError, ValueError, KeyError, TypeError) as feil:
        if kjente is None:
            raise Utilgjengelig(type(feil).__name__) from feil
        naa, nye = naa - GJELDER + HVILER, kjente  # those known will do until it answers again
    with _laas:
        _hentet[adresse] = (naa, nye)
    return nye


def glem() -> None:
    """For whoever changes the providers under way: the tests."""
    with _laas:
        _hentet.clear()
