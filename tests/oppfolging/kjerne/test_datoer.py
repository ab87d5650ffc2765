"""The writer of dates: what it says of one beyond the rhythm, and what becomes of one that was not met after all."""

import pytest
from django.db import transaction

from oppfolging.kjerne import datoer, neste_steg
from oppfolging.kjerne.models import Oppfolging
from tests import fabrikker as lag
from tests.oppfolging.kjerne.scene import kl, scene
from tests.oppfolging.kjerne.test_rytmetabellen import d

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("frister", "grunn", "senest"),
    [
        ([("18.1.27", "19.1.27")], None, "mandag 18. januar"),
        ([("18.1.27", "18.1.27"), ("20.1.27", "21.1.27")], None, "onsdag 20. januar"),  # the first is on its last day
        ([("20.1.27", "21.1.27"), ("18.1.27", "19.1.27")], None, "mandag 18. januar og onsdag 20. januar"),
        ([("18.1.27", "19.1.27")], "På reise", ""),
        ([("4.1.27", "12.1.27")], None, "i dag"),  # never before the day it is set
    ],
)
def test_den_siste_dagen_uten_grunn_sies_for_dem_som_er_senere(frister, grunn, senest):
    rader = [
        Oppfolging(rytmefrist=d(rytme), frist=d(frist), grunn=grunn, opprettet=kl(d("11.1.27")))
        for rytme, frist in frister
    ]
    assert datoer._utover(rader) == senest


def test_det_som_likevel_ikke_ble_moett_er_erstattet_av_den_som_er_over_fristen():
    s = scene(d("4.1.27"), fase="kartlegging").snakk(d("8.1.27"))
    moett = Oppfolging.objects.get(kandidat=s.kari, side="kandidat", status="utfort", art="rytme")
    (neste,) = s.rader()
    assert neste.frist == d("15.1.27")
    with transaction.atomic():
        datoer.overfor(moett, til=None, naa=kl(d("18.1.27")))
    moett.refresh_from_db()
    assert (moett.status, moett.kontakt, [rad.pk for rad in s.rader()]) == ("erstattet", None, [neste.pk])


def test_neste_hos_en_arbeidsgiver_sier_hvem_som_foelger_opp_naar_det_ikke_er_en_selv():
    s = scene(d("4.1.27"), fase="jobbutvikling").start("fast", d("11.1.27"), dag=d("5.1.27")).tikk(d("11.1.27"))
    ([neste], [hos_bo]) = (
        neste_steg.for_kandidater([s.kari.pk], hos=den, naa=kl(d("12.1.27"))).values() for den in (s.ane, lag.bruker())
    )
    assert (neste.arbeidsgiver.kollega, hos_bo.arbeidsgiver.kollega) == (None, s.ane.navn)
