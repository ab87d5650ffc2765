"""What is new: a mark in the menu until it is read, without a question to the database."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from inkludering.brukere.models import Bruker
from inkludering.brukere.roller import Rolle
from oppfolging.arbeidsflate.nytt import nyheter
from tests import fabrikker as lag

NYESTE = nyheter.NYHETER[0].dag
DAGEN_FOER = NYESTE - timedelta(days=1)
SAMME_DAG = sum(ett.dag == NYESTE for ett in nyheter.NYHETER)


def merket(svar) -> str:
    lenke = BeautifulSoup(svar.content, "html.parser").select_one("#hovedmeny a[href^='/hjelp/']")
    return lenke.b.text if lenke.b else ""


@pytest.mark.parametrize(
    ("sett", "uleste"),
    [(None, len(nyheter.NYHETER)), (DAGEN_FOER, SAMME_DAG), (NYESTE, 0), (NYESTE + timedelta(days=1), 0)],
)
def test_ulest_er_det_som_er_nyere_enn_det_som_er_sett(sett, uleste):
    assert sum(ett.er_ulest(Bruker(nytt_sett=sett)) for ett in nyheter.NYHETER) == uleste


def test_nyhetene_staar_med_den_nyeste_foerst_og_hver_rolle_har_noen():
    dagene = [ett.dag for ett in nyheter.NYHETER]
    assert dagene == sorted(dagene, reverse=True)
    assert {rolle for ett in nyheter.NYHETER for rolle in ett.roller} == set(Rolle)


@pytest.mark.django_db
def test_merket_staar_i_menyen_til_det_er_lest_og_koster_ingen_spoerring(client, django_assert_num_queries):
    ane = lag.bruker()
    client.force_login(ane)
    foerste = client.get("/nytt/")
    assert merket(foerste) == str(sum("jobbspesialist" in ett.roller for ett in nyheter.NYHETER))
    assert "Ulest" in foerste.content.decode()
    client.post("/nytt/lest/")
    etter = client.get("/nytt/")
    assert merket(etter) == ""
    assert "Alt er lest." in etter.content.decode()
    ane.rolle  # noqa: B018 - what a page has read already
    with django_assert_num_queries(0):
        assert nyheter.antall_uleste(ane) == len(nyheter.for_(ane))
