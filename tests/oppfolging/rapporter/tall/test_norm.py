"""The norm, the percentage and the caseload are of one moment: the cut, whatever period the report is of."""

from datetime import date

import pytest
from psycopg.types.range import DateRange

from oppfolging.rapporter.snitt import Snitt, beregn
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE, over_normen
from tests import fabrikker as lag
from tests.oppfolging.rapporter.scene import SNITT

pytestmark = pytest.mark.django_db
OKTOBER = date(2026, 10, 1), date(2026, 10, 31)
LENGE_SIDEN = date(1926, 10, 1), date(1926, 10, 31)
I_NOVEMBER = DateRange(date(2026, 11, 2), None)


def regn(periode: tuple[date, date]) -> Snitt:
    fra, til = periode
    return beregn(kontor=lag.kontor(), fra=fra, til=til, snitt=SNITT)


def vist(svar: Snitt) -> dict[str, tuple]:
    return {li.navn: (li.stillingsprosent, li.norm, li[PORTEFOLJE].samlet) for li in svar.spesialister}


@pytest.mark.parametrize("periode", [OKTOBER, LENGE_SIDEN])
def test_den_som_ble_ansatt_etter_perioden_har_norm_og_kontoret_er_ikke_over_den(periode):
    ny = lag.bruker(fornavn="Nina", etternavn="Ny")
    for _ in range(3):
        lag.kandidat(ny, naa=lag.oslo(2026, 11, 2))
    ny.tilknytninger.update(gyldig=I_NOVEMBER)
    svar = regn(periode)
    assert vist(svar) == {"Nina Ny": (100, 20, 3)}
    assert (svar.kontoret.norm, over_normen(svar.kontoret)) == (20, 0)


@pytest.mark.parametrize("periode", [OKTOBER, LENGE_SIDEN])
def test_den_som_er_ansatt_ved_snittet_uten_kandidater_teller_med_i_kontorets_norm(periode):
    lag.bruker(fornavn="Tom", etternavn="Ledig", stillingsprosent=60).tilknytninger.update(gyldig=I_NOVEMBER)
    svar = regn(periode)
    assert vist(svar) == {"Tom Ledig": (60, 12, 0)}
    assert svar.kontoret.norm == 12


def test_stillingsprosenten_er_den_ved_snittet_og_ikke_den_i_perioden():
    den = lag.bruker(fornavn="Hel", etternavn="Halv", stillingsprosent=50)
    den.tilknytninger.update(gyldig=DateRange(date(2026, 1, 1), date(2026, 11, 2)))
    den.tilknytninger.create(kontor=lag.kontor(), rolle="jobbspesialist", stillingsprosent=100, gyldig=I_NOVEMBER)
    assert vist(regn(OKTOBER)) == {"Hel Halv": (100, 20, 0)}


def test_den_som_sluttet_foer_snittet_staar_med_perioden_men_uten_norm():
    den = lag.bruker(fornavn="Siv", etternavn="Sluttet")
    den.tilknytninger.update(gyldig=DateRange(date(2026, 1, 1), date(2026, 11, 1)))
    svar = regn(OKTOBER)
    assert vist(svar) == {"Siv Sluttet": (None, None, 0)}
    assert svar.kontoret.norm == 0


def test_den_som_begynner_etter_snittet_er_ikke_med():
    lag.bruker().tilknytninger.update(gyldig=DateRange(date(2026, 11, 4), None))
    assert vist(regn((date(2026, 10, 1), date(2026, 12, 31)))) == {}
