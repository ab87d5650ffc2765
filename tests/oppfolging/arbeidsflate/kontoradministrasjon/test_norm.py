"""Norm and ceiling are decided from a day: now, or to come, and then of that day on for every figure."""

from datetime import timedelta

import pytest

from inkludering.felles.arbeidsdager import doegnets_start
from oppfolging import tikk
from tests import fabrikker as lag
from tests.klokke import I_DAG, klokka

pytestmark = pytest.mark.django_db
FRA = I_DAG + timedelta(days=3)
ADRESSE = "/administrasjon/kontor/5702/"


@pytest.fixture(autouse=True)
def administrator(client):
    client.force_login(lag.bruker("administrator", etternavn="Adminsen"))


def no(dag) -> str:
    return f"{dag:%d.%m.%Y}"


def gjelder() -> tuple[int, int]:
    kontor = lag.kontor()
    return kontor.norm, kontor.tak


def test_det_som_er_bestemt_for_senere_venter_til_dagen(client):
    assert client.post(ADRESSE, {"norm": "15", "tak": "18", "gjelder_fra": no(FRA)}).url == ADRESSE
    assert gjelder() == (20, 25)
    assert f"Fra {no(FRA)}: norm 15, tak 18 (Test Adminsen)" in client.get(ADRESSE).content.decode()
    tikk.kjor(naa=doegnets_start(FRA) - timedelta(minutes=1))
    assert gjelder() == (20, 25)
    tikk.kjor(naa=doegnets_start(FRA) + timedelta(minutes=7))
    assert gjelder() == (15, 18)
    (foer,) = lag.kontor().tidligere_normer.all()
    assert (foer.norm, foer.tak, foer.til) == (20, 25, doegnets_start(FRA))
    assert "Norm 20, tak 25, til" in client.get(ADRESSE).content.decode()


def test_det_som_er_bestemt_for_senere_kan_skrives_om_og_tas_bort(client):
    for norm in ("15", "16"):
        client.post(ADRESSE, {"norm": norm, "tak": "18", "gjelder_fra": no(FRA)})
    (planlagt,) = lag.kontor().planlagte_normer.all()
    assert planlagt.norm == 16
    assert client.post(f"{ADRESSE}norm/{planlagt.pk}/ta-bort/").status_code == 302
    tikk.kjor(naa=klokka() + timedelta(days=4))
    assert gjelder() == (20, 25)


@pytest.mark.parametrize("fra", ["", no(I_DAG)])
def test_uten_en_dag_fram_i_tid_gjelder_det_naa(client, fra):
    client.post(ADRESSE, {"norm": "15", "tak": "18", "gjelder_fra": fra})
    assert gjelder() == (15, 18)
    assert not lag.kontor().planlagte_normer.exists()


def test_det_som_har_vaert_skrives_ikke_om(client):
    svar = client.post(ADRESSE, {"norm": "15", "tak": "18", "gjelder_fra": no(I_DAG - timedelta(days=1))})
    assert svar.status_code == 422
    assert "Det som har vært, står" in svar.content.decode()
    assert gjelder() == (20, 25)
