"""The right token lets in, and every other is refused: each as a provider could send it, over HTTP."""

import base64
import hmac
import json

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from inkludering.brukere.models import Identitet, Okt
from tests.klokke import klokka
from tests.leverandor import KLIENT

pytestmark = pytest.mark.django_db
FREMMED = RSAKey.generate_key(2048, auto_kid=True)


def _sett(**krav):
    def endre(hode, alle):
        alle.update(krav)
        for navn in [navn for navn, verdi in krav.items() if verdi is None]:
            del alle[navn]

    return endre


def _signer(nokkel, alg, **hode):
    def endre(gammelt, krav):
        algoritmer = [alg]
        return jwt.encode({"alg": alg, "kid": gammelt.get("kid", "x")} | hode, krav, nokkel, algorithms=algoritmer)

    return endre


def _for_haand(hode, krav, signatur):
    """What no library would put together: a token with any header, and a signature made of what is signed."""
    deler = ".".join(_uten_fyll(json.dumps(del_).encode()) for del_ in (hode, krav))
    return f"{deler}.{_uten_fyll(signatur(deler.encode()))}"


def _uten_fyll(verdi: bytes) -> str:
    return base64.urlsafe_b64encode(verdi).decode().rstrip("=")


def _uten_signatur(hode, krav):
    return _for_haand(hode | {"alg": "none"}, krav, lambda signeres: b"")


def _offentlig_nokkel_som_hemmelighet(op):
    kjent = op.nokkel.as_pem(private=False)
    return lambda hode, krav: _for_haand(
        hode | {"alg": "HS256"}, krav, lambda signeres: hmac.digest(kjent, signeres, "sha256")
    )


DAARLIGE = {
    "aud: en annen klient": lambda op: _sett(aud="en annen"),
    "aud: mangler": lambda op: _sett(aud=None),
    "aud: flere, uten azp": lambda op: _sett(aud=[KLIENT, "en annen"]),
    "aud: flere, azp er en annen": lambda op: _sett(aud=[KLIENT, "en annen"], azp="en annen"),
    "iss: en annen": lambda op: _sett(iss="https://login.ond.example"),
    "iss: mangler": lambda op: _sett(iss=None),
    "exp: gått ut": lambda op: _sett(exp=int(klokka().timestamp()) - 3600),
    "exp: mangler": lambda op: _sett(exp=None),
    "exp: ingen tid": lambda op: _sett(exp="i morgen"),
    "iat: fram i tid": lambda op: _sett(iat=int(klokka().timestamp()) + 3600),
    "nbf: ikke ennå": lambda op: _sett(nbf=int(klokka().timestamp()) + 3600),
    "nonce: en annens": lambda op: _sett(nonce="en annens"),
    "nonce: mangler": lambda op: _sett(nonce=None),
    "acr: for lav": lambda op: _sett(acr="lav"),
    "acr: mangler": lambda op: _sett(acr=None),
    "acr: flere på en gang": lambda op: _sett(acr=["lav", "hoy"]),
    "tid: en annen katalog": lambda op: _sett(tid="99999999-2222-4333-8444-555555555555"),
    "tid: mangler": lambda op: _sett(tid=None),
    "oid: mangler": lambda op: _sett(oid=None),
    "oid: tom": lambda op: _sett(oid=""),
    "sub: mangler": lambda op: _sett(sub=None),
    "nøkkel: fremmed, med riktig navn": lambda op: _signer(FREMMED, "RS256"),
    "nøkkel: fremmed, med sitt eget navn": lambda op: _signer(FREMMED, "RS256", kid=FREMMED.kid),
    "alg: none": lambda op: _uten_signatur,
    "alg: HS256 med den offentlige nøkkelen": _offentlig_nokkel_som_hemmelighet,
    "token: noe annet": lambda op: lambda hode, krav: "ikke.et.token",
}


@pytest.fixture
def med_nivaa(op, settings):
    settings.OIDC = {"ansatt": op.tilbyder(acr=("hoy",))}
    op.folk("ada", acr="hoy")
    return op


def test_det_samme_tokenet_uten_noe_galt_slipper_inn(med_nivaa, ada, logg_inn):
    assert logg_inn().status_code == 302
    assert Okt.objects.get().bruker == ada


@pytest.mark.parametrize("hva", DAARLIGE)
def test_et_daarlig_token_slipper_ingen_inn(med_nivaa, ada, logg_inn, hva):
    op = med_nivaa
    op.endre = DAARLIGE[hva](op)
    svar = logg_inn()
    assert svar.status_code == 400
    assert "Innloggingen ble avbrutt" in svar.content.decode()
    assert not Okt.objects.exists() and not Identitet.objects.exists()


def test_klienten_kan_bevise_hvem_den_er_med_sin_egen_nokkel(op, ada, logg_inn, settings):
    jwk = FREMMED.as_dict(private=True)
    settings.OIDC = {"ansatt": op.tilbyder(client_secret="", client_jwk=json.dumps(jwk))}
    logg_inn()
    bevis = jwt.decode(op.tokenforesporsler[0]["client_assertion"], FREMMED)
    assert bevis.header["kid"] == FREMMED.kid
    assert (bevis.claims["iss"], bevis.claims["sub"], bevis.claims["aud"]) == (KLIENT, KLIENT, op.adresse)
