"""The running house: it starts, answers, survives a kill, and leaves nothing behind."""

import urllib.request

import pytest

pytestmark = pytest.mark.treg


def test_huset_svarer_og_staar_opp_igjen_etter_kill(levende):
    with urllib.request.urlopen(levende.adresse + "/livez", timeout=5) as svar:
        assert svar.status == 200
    levende.drep("arbeider")
    assert levende.prosesser.falt() == ["arbeider"]
    levende.gjenoppta("arbeider")
    assert levende.prosesser.falt() == []
