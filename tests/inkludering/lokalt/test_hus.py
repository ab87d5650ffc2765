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


@pytest.mark.nettleser
def test_postkassen_virker_i_nettleseren(side):
    side.goto("/demo/post/")
    assert side.locator("h1").inner_text() == "Levert post"
    assert side.locator("body").evaluate("e => getComputedStyle(e).fontFamily").startswith('"Source Sans 3"')
