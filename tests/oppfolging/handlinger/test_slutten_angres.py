"""The end of a forløp taken back within a quarter of an hour, phase and dates as they stood; its cause corrected."""

from datetime import timedelta

import pytest
from django.urls import reverse

from inkludering.hendelser.models import Hendelse
from oppfolging.handlinger import forlopsgang, forlopsslutt
from oppfolging.handlinger.forlopsslutt import SluttenStaar
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Forlop, Oppfolging
from tests import fabrikker as lag
from tests.klokke import I_DAG, klokka
from tests.oppfolging.handlinger.test_forlop_rettes import rett
from tests.oppfolging.kjerne.scene import Scene, kl, scene
from tests.oppfolging.kjerne.test_rytmetabellen import d
from tests.oppfolging.loggeskjema import suppe

pytestmark = pytest.mark.django_db

DAGEN = d("11.1.27")


def i_jobb(type_: str = "fast") -> Scene:
    return scene(d("1.12.26"), fase="jobbutvikling").start(type_, d("4.1.27"), dag=d("4.1.27"))


def avslutt(s: Scene, aarsak: str) -> None:
    forlopsgang.avslutt(forlop=s.forlop, dato=DAGEN, aarsak=aarsak, av=s.ane, naa=kl(DAGEN, 12))
    s.kari.refresh_from_db()


def angre(s: Scene, minutt: int = 15) -> None:
    forlopsslutt.angre(forlop=Forlop.objects.get(pk=s.forlop.pk), av=s.ane, naa=kl(DAGEN, 12, minutt))


def datoene() -> list[tuple]:
    return list(Oppfolging.objects.aapne().order_by("pk").values_list("pk", "frist", "klokkeslett"))


def stillingen(s: Scene) -> tuple:
    s.kari.refresh_from_db()
    return datoene(), s.kari.fase, list(s.kari.faseperioder.order_by("periode").values_list("fase", "periode"))


@pytest.mark.parametrize("type_", ["fast", "arbeidstrening"])
@pytest.mark.parametrize("aarsak", ["mistet_jobben", "ansatt", "annen_jobb", "fullfort"])
def test_fasen_og_datoene_er_som_de_var(type_, aarsak):
    s = i_jobb(type_)
    foer = stillingen(s)
    avslutt(s, aarsak)
    assert stillingen(s) != foer
    angre(s)
    assert stillingen(s) == foer
    assert Forlop.objects.get(pk=s.forlop.pk).er_aapent
    assert Hendelse.objects.get(type="forlop_gjenaapnet").av_id == s.ane.pk


@pytest.mark.parametrize("hva", ["for_sent", "to_ganger", "logget", "flyttet", "nytt_forlop", "ny_fase"])
def test_det_som_ikke_kan_angres_staar(hva):
    s = i_jobb()
    avslutt(s, "mistet_jobben")
    minutt = 16 if hva == "for_sent" else 10
    if hva == "to_ganger":
        angre(s, 5)
    elif hva == "logget":
        s.snakk(DAGEN, naa=kl(DAGEN, 12, 5))
    elif hva == "flyttet":
        rad = s.rader("kandidat", "jobbtap")[0]
        til = rad.frist + timedelta(days=1)
        datoer.flytt(oppfolging=rad, til=til, grunn="Ferie", av=s.ane, naa=kl(DAGEN, 12, 5))
    elif hva == "nytt_forlop":
        forlop = {"type": "arbeidstrening", "start": DAGEN, "slutt": None, "stilling": "", "timer_per_uke": None}
        forlopsgang.start(kandidat=s.kari, arbeidsgiver=s.hos, **forlop, av=s.ane, naa=kl(DAGEN, 12, 5))
    elif hva == "ny_fase":
        from oppfolging.handlinger import inntak

        inntak.bytt_fase(kandidat=s.kari, fase="i_utdanning", av=s.ane, naa=kl(DAGEN, 12, 5))
    foer = stillingen(s)
    with pytest.raises(SluttenStaar):
        angre(s, minutt)
    assert stillingen(s) == foer


def test_aarsaken_rettes_og_datoene_foelger():
    s = i_jobb()
    avslutt(s, "mistet_jobben")
    rett(s, dag=DAGEN, sluttaarsak="ansatt")
    assert s.forlop.sluttaarsak == "ansatt"
    assert not s.rader("kandidat", "jobbtap") and not s.rader("arbeidsgiver", "jobbtap")
    assert s.frist("kandidat", "ny_jobb") and s.frist("arbeidsgiver", "ny_jobb")
    rett(s, dag=DAGEN, stilling="Kokk")
    assert len(s.rader("kandidat", "ny_jobb")) == 1


def test_det_som_er_over_fristen_staar_naar_aarsaken_rettes():
    s = i_jobb()
    avslutt(s, "mistet_jobben")
    rett(s, dag=d("25.1.27"), sluttaarsak="fullfort")
    assert s.frist("kandidat", "jobbtap") and s.frist("arbeidsgiver", "jobbtap")


def test_angre_staar_i_kvitteringen_og_aarsaken_i_skjemaet(client):
    ane = lag.bruker()
    client.force_login(ane)
    kari = lag.kandidat(ane, fase="jobbutvikling")
    det = lag.forlop(kari, lag.arbeidsgiver(ane, naa=klokka() - timedelta(days=1)), av=ane)
    client.post(
        reverse("oppfolging:forlop_avslutt", args=[det.pk]), {"dato": f"{I_DAG:%d.%m.%Y}", "aarsak": "fullfort"}
    )
    side = suppe(client.get(f"/kandidater/{kari.pk}/")).select_one("#meldinger")
    assert "Forløpet er avsluttet." in side.text
    endre = suppe(client.get(reverse("oppfolging:forlop_endre", args=[det.pk])))
    assert endre.select_one("input[name=sluttaarsak][checked]")["value"] == "fullfort"
    client.post(side.select_one("form")["action"])
    det.refresh_from_db()
    assert det.er_aapent
    assert "Slutten er angret. Forløpet går videre." in client.get("/").content.decode()
