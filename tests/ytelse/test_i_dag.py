"""The front page is light: its size on the wire and in the browser."""

import gzip

import pytest

from tests.ytelse import maaling, scene, tomgang
from tests.ytelse.rapport import noter

pytestmark = pytest.mark.django_db
HOYST = 4.0


def test_i_dag_med_21_rader_er_hoyst_25_kb_og_6_kb_paa_nettet():
    svar = scene.nettleser(scene.spesialist()).get("/")
    side = gzip.decompress(svar.content)
    assert side.count(b"logg/?fra=i_dag") >= scene.RADER
    assert (len(side) <= 25_000, len(svar.content) <= 6_000) == (True, True), (len(side), len(svar.content))


@pytest.mark.ytelse
def test_i_dag_koster_det_samme_hvor_dypt_den_enn_kalles():
    """What Python's calls stand on is not asked for anew in a loop (felles/kallplass.py)."""
    klient = scene.nettleser(scene.spesialist())
    runder = [
        [maaling.paa_dybde(nr * maaling.KALL_LENGER_INNE // 2, lambda: klient.get("/")) for nr in range(14)]
        for _ in range(24)
    ]
    tider = [min(paa_dybden) for paa_dybden in zip(*runder, strict=True)]
    noter("«I dag» på fjorten dybder, dyrest mot billigst", f"{max(tider):.1f} ms", max(tider) / min(tider), 1.3)
    assert max(tider) / min(tider) <= 1.3


@pytest.mark.ytelse
@pytest.mark.urls(tomgang.__name__)
def test_i_dag_koster_hoyst_saa_mye_mer_enn_siden_som_ikke_gjor_noe():
    klient = scene.nettleser(scene.spesialist())
    tom, full = min((maaling.sider(klient, tomgang.SIDEN, "/") for _ in range(5)), key=lambda par: par[1] / par[0])
    noter(f"«I dag» med {scene.RADER} rader mot en tom side på {tom:.1f} ms", f"{full:.1f} ms", full / tom, HOYST)
    assert full / tom <= HOYST
