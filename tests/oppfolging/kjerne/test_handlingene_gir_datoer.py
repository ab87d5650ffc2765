"""The actions of a first week leave the dates the rhythm asks for, and the phase that follows from them."""

from datetime import date

import pytest

from oppfolging.kjerne.models import Oppfolging, Side
from tests import fabrikker as lag
from tests.fabrikker import Parter

pytestmark = pytest.mark.django_db

MANDAG = lag.oslo(2026, 11, 23)


def neste(**hvor) -> date:
    return Oppfolging.objects.aapne().rytme().get(**hvor).frist


def test_ny_kandidat_har_dato_innen_sju_dager():
    kari = lag.kandidat(lag.bruker(), naa=MANDAG)
    assert neste(kandidat=kari, side=Side.KANDIDAT) == date(2026, 11, 30)


def test_kandidat_i_jobbutvikling_har_ogsaa_dato_for_jobbutvikling():
    kari = lag.kandidat(lag.bruker(), naa=MANDAG, fase="jobbutvikling")
    assert neste(kandidat=kari, side=Side.JOBBUTVIKLING) == date(2026, 11, 30)


def test_forlop_gir_dato_paa_begge_sider():
    ane = lag.bruker()
    kari = lag.kandidat(ane, naa=MANDAG, fase="jobbutvikling")
    forlop = lag.forlop(kari, lag.arbeidsgiver(ane, naa=MANDAG), av=ane, naa=MANDAG)
    assert neste(forlop=forlop, side=Side.KANDIDAT) == date(2026, 11, 30)
    assert neste(forlop=forlop, side=Side.ARBEIDSGIVER) == date(2026, 11, 26)
    assert neste(kandidat=kari, side=Side.JOBBUTVIKLING) == date(2026, 11, 30)


def test_kontakt_flytter_neste_dato_paa_den_siden_den_gjaldt():
    ane = lag.bruker()
    kari = lag.kandidat(ane, naa=MANDAG, fase="jobbutvikling")
    lag.kontakt(Parter(kandidat=kari, med_kandidat=True), av=ane, naa=lag.oslo(2026, 11, 25))
    assert neste(kandidat=kari, side=Side.KANDIDAT) == date(2026, 12, 2)
    assert neste(kandidat=kari, side=Side.JOBBUTVIKLING) == date(2026, 11, 30)


def test_betalt_forlop_gir_fasen_jobber():
    ane = lag.bruker()
    kari = lag.kandidat(ane, naa=MANDAG, fase="jobbutvikling")
    lag.forlop(kari, lag.arbeidsgiver(ane, naa=MANDAG), av=ane, naa=MANDAG, type="fast")
    assert kari.fase == "jobber"
