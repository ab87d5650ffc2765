"""A move is taken back within a quarter of an hour by who made it, and counts as if it had not been."""

from datetime import time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from inkludering.hendelser.models import Hendelse
from oppfolging.kjerne import datoer
from oppfolging.kjerne.datoer import FlyttingenStaar, GrunnMangler
from oppfolging.kjerne.models import Flytting, Oppfolging
from tests import fabrikker as lag
from tests.oppfolging.kjerne.scene import Scene, kl, scene
from tests.oppfolging.kjerne.test_rytmetabellen import d
from tests.oppfolging.loggeskjema import langt

pytestmark = pytest.mark.django_db

# A Monday; the first date stands seven days later.
I_DAG = d("11.1.27")


def flytt(s: Scene, til: str, *, minutt: int = 0, grunn: str = "Ferie") -> Flytting:
    flytting = datoer.flytt(oppfolging=s.rader()[0], til=d(til), grunn=grunn, av=s.ane, naa=kl(I_DAG, 12, minutt))
    assert flytting
    return flytting


def angre(s: Scene, flytting: Flytting, *, minutt: int = 15, av=None) -> None:
    datoer.angre_flytting(flytting=flytting, av=av or s.ane, naa=kl(I_DAG, 12, minutt))


def test_fristen_staar_der_den_sto_og_historien_beholdes():
    s = scene(I_DAG)
    flytting = flytt(s, "29.1.27")
    angre(s, flytting)
    [rad] = s.rader()
    assert (rad.frist, rad.antall_flyttinger) == (d("18.1.27"), 0)
    assert [(ett.fra, ett.til) for ett in rad.flyttinger.order_by("tid")] == [
        (d("18.1.27"), d("29.1.27")),
        (d("29.1.27"), d("18.1.27")),
    ]
    assert Hendelse.objects.get(type="flytting_angret").av_id == s.ane.pk


def test_den_teller_ikke_som_en_av_de_to_uten_grunn():
    s = scene(I_DAG)
    for minutt in (1, 3, 5):
        angre(s, flytt(s, "19.1.27", minutt=minutt, grunn=""), minutt=minutt + 1)
    flytt(s, "19.1.27", minutt=7, grunn="")
    flytt(s, "20.1.27", minutt=8, grunn="")
    with pytest.raises(GrunnMangler):
        flytt(s, "21.1.27", minutt=9, grunn="")


def avtal(s: Scene, dag: str, *, minutt: int) -> None:
    hva = {"dag": d(dag), "klokkeslett": time(9), "sted": "Biblioteket", "grunn": ""}
    datoer.avtal_mote(oppfolging=s.rader()[0], **hva, av=s.ane, naa=kl(I_DAG, 12, minutt))


def test_motet_som_flyttingen_avlyste_er_avtalt_igjen():
    s = scene(I_DAG)
    avtal(s, "18.1.27", minutt=0)
    flytting = flytt(s, "29.1.27", minutt=1)
    assert not s.rader()[0].er_mote
    angre(s, flytting)
    [rad] = s.rader()
    assert (rad.frist, rad.klokkeslett, rad.sted, rad.er_mote) == (d("18.1.27"), time(9), "Biblioteket", True)


@pytest.mark.parametrize("dag", ["29.1.27", "28.1.27"])
def test_et_mote_avtalt_etter_flyttingen_staar_den_dagen_det_er(dag):
    s = scene(I_DAG)
    flytting = flytt(s, "29.1.27")
    avtal(s, dag, minutt=2)
    siste = s.rader()[0].flyttinger.order_by("-tid")[0]
    for forsok in {flytting, siste}:
        with pytest.raises(FlyttingenStaar), transaction.atomic():
            angre(s, forsok)
    [rad] = s.rader()
    assert (rad.frist, rad.klokkeslett, rad.er_mote) == (d(dag), time(9), True)


@pytest.mark.parametrize("hva", ["for_sent", "noen_andre", "flyttet_igjen", "to_ganger", "logget"])
def test_det_som_ikke_kan_angres_staar(hva):
    s = scene(I_DAG)
    flytting, av, minutt = flytt(s, "29.1.27"), s.ane, 10
    if hva == "for_sent":
        minutt = 16
    if hva == "noen_andre":
        av = lag.bruker()
    if hva == "flyttet_igjen":
        flytt(s, "28.1.27", minutt=5)
    if hva == "to_ganger":
        angre(s, flytting, minutt=5)
    if hva == "logget":
        s.snakk(I_DAG, naa=kl(I_DAG, 12, 5))
    foer = list(Oppfolging.objects.order_by("pk").values_list("pk", "frist", "status"))
    with pytest.raises(FlyttingenStaar), transaction.atomic():
        angre(s, flytting, minutt=minutt, av=av)
    assert list(Oppfolging.objects.order_by("pk").values_list("pk", "frist", "status")) == foer


def test_databasen_lar_ingen_andre_flyttinger_kalle_seg_en_angring():
    s = scene(I_DAG)
    flytting = flytt(s, "29.1.27")
    feil = {"oppfolging": flytting.oppfolging, "fra": d("29.1.27"), "til": d("15.3.27"), "av": s.ane}
    with pytest.raises(IntegrityError, match="Flyttingen kan ikke angres"), transaction.atomic():
        Flytting.objects.create(**feil, angrer=flytting, tid=kl(I_DAG, 12, 5))


def test_et_forsok_som_var_gjort_staar_etter_angringen():
    s = scene(I_DAG)
    lag.kontakt(lag.Parter(kandidat=s.kari, med_kandidat=True), av=s.ane, naa=kl(I_DAG), utfall="ikke_svar")
    angre(s, flytt(s, "29.1.27"))
    assert s.rader()[0].nytt_forsok == d("12.1.27")


def test_kvitteringen_har_angre_og_trykket_sier_hva_som_staar(client, ane, kari):
    rad = kari.oppfolginger.aapne().rytme().get(side="kandidat")
    til = rad.frist + timedelta(days=60)
    while til.weekday() > 3:
        til += timedelta(days=1)
    felt = {"til": f"{til:%d.%m.%Y}", "grunn": "Ferie", "bekreft_til": "on"}
    svar = client.post(reverse("oppfolging:flytt", args=[rad.pk]), felt, follow=True)
    adresse = reverse("oppfolging:angre_flytting", args=[rad.pk, Flytting.objects.get().pk])
    assert f'action="{adresse}"' in svar.content.decode()
    svar = client.post(adresse, follow=True)
    assert f"Flyttingen er angret. Fristen er {langt(rad.frist)}." in svar.content.decode()
    assert "Flytting angret, fra" in svar.content.decode()
    assert "kan ikke angres nå" in client.post(adresse, follow=True).content.decode()
    rad.refresh_from_db()
    assert rad.antall_flyttinger == 0
