"""A change of phase is taken back within a quarter of an hour by who chose it, with the dates as they stood."""

from datetime import time

import pytest
from django.db import transaction
from django.urls import reverse

from inkludering.hendelser.models import Hendelse
from kandidater.fasegang import FasenStaar
from oppfolging.handlinger import inntak
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging
from tests import fabrikker as lag
from tests.oppfolging.kjerne.scene import Scene, kl, scene
from tests.oppfolging.kjerne.test_rytmetabellen import d

pytestmark = pytest.mark.django_db

I_DAG = d("11.1.27")


def bytt(s: Scene, fase: str, *, minutt: int = 0) -> None:
    inntak.bytt_fase(kandidat=s.kari, fase=fase, av=s.ane, naa=kl(I_DAG, 12, minutt))


def angre(s: Scene, fase: str, *, minutt: int = 15, av=None) -> None:
    inntak.angre_fase(kandidat=s.kari, fase=fase, av=av or s.ane, naa=kl(I_DAG, 12, minutt))


def datoene() -> list[tuple]:
    return list(Oppfolging.objects.aapne().order_by("pk").values_list("pk", "frist", "klokkeslett"))


def faser(s: Scene) -> list[tuple]:
    return list(s.kari.faseperioder.order_by("periode").values_list("fase", "periode"))


@pytest.mark.parametrize(("fra", "til"), [(None, "kartlegging"), ("jobbutvikling", "i_utdanning")])
def test_fasen_datoene_og_oppstarten_er_som_de_var(fra, til):
    s = scene(I_DAG, fase=fra)
    hva = {"dag": d("18.1.27"), "klokkeslett": time(9), "sted": "", "grunn": ""}
    datoer.avtal_mote(oppfolging=s.rader()[0], **hva, av=s.ane, naa=kl(I_DAG, 11))
    foer = (datoene(), faser(s), s.kari.oppstartsdato)
    bytt(s, til)
    assert datoene() != foer[0]
    angre(s, til)
    s.kari.refresh_from_db()
    assert (datoene(), faser(s), s.kari.oppstartsdato) == foer
    assert s.kari.fase == (fra or "henvist")
    assert Hendelse.objects.get(type="fase_angret").av_id == s.ane.pk


@pytest.mark.parametrize("hva", ["for_sent", "noen_andre", "byttet_igjen", "to_ganger", "logget", "flyttet", "fulgte"])
def test_det_som_ikke_kan_angres_staar(hva):
    s = scene(I_DAG, fase="jobbutvikling")
    av, minutt, til = s.ane, 10, "i_utdanning"
    bytt(s, til)
    if hva == "for_sent":
        minutt = 16
    if hva == "noen_andre":
        av = lag.bruker()
    if hva == "byttet_igjen":
        bytt(s, "kartlegging", minutt=5)
    if hva == "to_ganger":
        angre(s, til, minutt=5)
    if hva == "logget":
        s.snakk(I_DAG, naa=kl(I_DAG, 12, 5))
    if hva == "flyttet":
        datoer.flytt(oppfolging=s.rader()[0], til=d("12.1.27"), grunn="", av=s.ane, naa=kl(I_DAG, 12, 5))
    if hva == "fulgte":
        s.start("fast", I_DAG, dag=I_DAG)
        s.kari.refresh_from_db()
        til = s.kari.fase
    foer = (datoene(), faser(s))
    with pytest.raises(FasenStaar), transaction.atomic():
        angre(s, til, minutt=minutt, av=av)
    assert (datoene(), faser(s)) == foer


def test_kvitteringen_har_angre_og_trykket_sier_hvilken_fase_det_er(client, ane, kari):
    svar = client.post(reverse("oppfolging:kandidat_fase", args=[kari.pk]), {"fase": "i_utdanning"}, follow=True)
    adresse = f"{reverse('oppfolging:angre_fase', args=[kari.pk])}?fase=i_utdanning"
    assert f'action="{adresse}"' in svar.content.decode()
    assert "Byttet er angret. Fasen er " in client.post(adresse, follow=True).content.decode()
    assert "kan ikke angres nå" in client.post(adresse, follow=True).content.decode()
