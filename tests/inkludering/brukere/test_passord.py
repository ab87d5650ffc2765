"""Passwords are checked two at a time, at the same price whoever asks, and after the limits."""

import os
import threading

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import get_hasher

from inkludering.brukere import passord
from inkludering.brukere.models import Bruker
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db
PASSORD = "et langt og riktig passord"


@pytest.fixture
def ane() -> Bruker:
    den = lag.bruker(epost="ane@nav.example")
    den.set_password(PASSORD)
    den.save()
    return den


@pytest.fixture
def regnet(monkeypatch, settings) -> list[str]:
    """The passwords that were worked out, in the product's own hasher made fast."""
    settings.PASSWORD_HASHERS = ["inkludering.brukere.passord.Hasher"]
    monkeypatch.setattr(passord.Hasher, "iterations", 1)
    liste: list[str] = []
    ekte = passord.Hasher.encode

    def encode(self: passord.Hasher, password: str, salt: str, iterations: int | None = None) -> str:
        liste.append(password)
        return ekte(self, password, salt, iterations)

    monkeypatch.setattr(passord.Hasher, "encode", encode)
    return liste


def logg_inn(client, epost="ane@nav.example", ordet=PASSORD):
    return client.post("/logg-inn/", {"epost": epost, "passord": ordet})


def test_den_tredje_paa_en_gang_faar_svar_straks_og_beholder_det_den_skrev(client, ane):
    with passord._plasser, passord._plasser:
        svar = logg_inn(client)
    assert (svar.status_code, svar["Retry-After"]) == (503, "2")
    assert "Mange logger inn akkurat nå." in svar.text
    assert 'value="ane@nav.example"' in svar.text
    assert PASSORD not in svar.text
    assert not AccessAttempt.objects.exists()
    assert logg_inn(client).status_code == 302


def test_plassen_er_ledig_igjen_ogsaa_etter_en_feil(client, ane, monkeypatch):
    monkeypatch.setattr(passord, "authenticate", lambda *a, **k: 1 / 0)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            passord.prov(None, epost="", passord="")
    monkeypatch.undo()
    assert logg_inn(client).status_code == 302


def test_kjent_ukjent_uten_passord_og_stengt_bruker_koster_det_samme(client, regnet):
    kjent, stengt = lag.bruker(epost="kjent@nav.example"), lag.bruker(epost="stengt@nav.example")
    lag.bruker(epost="uten@nav.example")
    stengt.is_active = False
    for bruker in (kjent, stengt):
        bruker.set_password(PASSORD)
        bruker.save()
    regnet.clear()
    antall = {}
    for navn in ("kjent", "ukjent", "uten", "stengt"):
        logg_inn(client, f"{navn}@nav.example", "galt")
        antall[navn] = len(regnet)
        regnet.clear()
    assert antall == {"kjent": 1, "ukjent": 1, "uten": 1, "stengt": 1}


def test_grensen_for_feil_forsok_kommer_foer_regnestykket(client, ane, regnet):
    for _ in range(5):
        logg_inn(client, ordet="galt")
    regnet.clear()
    assert logg_inn(client).status_code == 429
    assert regnet == []


def test_det_regnes_i_traader_som_viker_for_alle_andre(regnet):
    prioriteter = passord._arbeidere.submit(lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
    assert prioriteter.result() == 19
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) < 19
    hasher = get_hasher()
    assert hasher.verify(PASSORD, hasher.encode(PASSORD, "salt"))
    assert not hasher.verify("galt", hasher.encode(PASSORD, "salt"))
