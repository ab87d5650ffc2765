"""The front page is light: its size on the wire and in the browser."""

import gzip

import pytest

from tests.ytelse import scene

pytestmark = pytest.mark.django_db


def test_i_dag_med_21_rader_er_hoyst_25_kb_og_6_kb_paa_nettet():
    svar = scene.nettleser(scene.spesialist()).get("/")
    side = gzip.decompress(svar.content)
    assert side.count(b"logg/?fra=i_dag") >= scene.RADER
    assert (len(side) <= 25_000, len(svar.content) <= 6_000) == (True, True), (len(side), len(svar.content))
