"""The first contact after the start asks whether it did begin, and takes the answer with it."""

from datetime import timedelta

import pytest

from oppfolging.kjerne.models import Kontakt
from tests import fabrikker as lag
from tests.klokke import I_DAG, for_
from tests.oppfolging.loggeskjema import HTMX, suppe, utfylt

pytestmark = pytest.mark.django_db


@pytest.fixture
def det(ane, kari):
    return lag.forlop(kari, lag.arbeidsgiver(ane, naa=for_(15)), av=ane, naa=for_(15), start=I_DAG - timedelta(days=1))


def adresse(det) -> str:
    return f"/forlop/{det.pk}/logg/"


def spoer(client, url) -> bool:
    return bool(suppe(client.get(url)).select("[name=begynte]"))


def test_svaret_ja_bekrefter_starten_og_sporsmaalet_er_borte(client, kari, det):
    assert spoer(client, adresse(det))
    assert spoer(client, f"/kandidater/{kari.pk}/logg/")
    client.post(adresse(det), utfylt(client.get(adresse(det))) | {"begynte": "ja"})
    det.refresh_from_db()
    assert det.begynte_bekreftet
    assert not spoer(client, adresse(det))


@pytest.mark.parametrize(("svar", "dit"), [("annen", "endre/"), ("nei", "avslutt/?begynte=nei"), ("", "")])
def test_andre_svar_foerer_dit_det_rettes_og_kontakten_er_lagret(client, det, svar, dit):
    felt = utfylt(client.get(adresse(det))) | {"begynte": svar}
    assert client.post(adresse(det), felt)["Location"] == f"/forlop/{det.pk}/{dit}"
    det.refresh_from_db()
    assert Kontakt.objects.exists() and det.begynte_bekreftet is None


def test_i_raden_aapnes_siden_der_det_rettes(client, kari, det):
    url = f"/kandidater/{kari.pk}/logg/?fra=i_dag"
    svar = client.post(url, utfylt(client.get(url, headers=HTMX)) | {"begynte": "annen"}, headers=HTMX)
    assert svar["HX-Redirect"] == f"/forlop/{det.pk}/endre/"


def test_det_spoerres_ikke_foer_start_eller_av_kontaktpersonen_til_en_kollegas_kandidat(client, ane, kari):
    hos = lag.arbeidsgiver(ane, naa=for_(15))
    framtidig = lag.forlop(kari, hos, av=ane, start=I_DAG + timedelta(days=5))
    andres = lag.forlop(lag.kandidat(lag.bruker(), naa=for_(20)), hos, av=ane, naa=for_(15), type="fast")
    assert not spoer(client, adresse(framtidig))
    assert not spoer(client, adresse(andres))
