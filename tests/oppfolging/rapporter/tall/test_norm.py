"""The norm, the percentage and the caseload are of one moment: the end of the period, or the cut inside it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from psycopg.types.range import DateRange

from inkludering.brukere.kontorinnstillinger import sett_norm_og_tak
from inkludering.brukere.models import Kontor
from oppfolging.rapporter.snitt import Snitt, beregn
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE, over_normen
from tests import fabrikker as lag
from tests.oppfolging.rapporter.scene import SNITT

pytestmark = pytest.mark.django_db
OKTOBER = date(2026, 10, 1), date(2026, 10, 31)
NOVEMBER = date(2026, 11, 1), date(2026, 11, 30)
FRA_ANDRE = DateRange(date(2026, 11, 2), None)


def regn(periode: tuple[date, date], snitt=SNITT) -> Snitt:
    fra, til = periode
    return beregn(kontor=lag.kontor(), fra=fra, til=til, snitt=snitt)


def vist(svar: Snitt) -> dict[str, tuple]:
    return {li.navn: (li.stillingsprosent, li.norm, li[PORTEFOLJE].samlet) for li in svar.spesialister}


def test_den_som_ble_ansatt_etter_perioden_staar_i_den_neste_med_norm_og_kandidater():
    ny = lag.bruker(fornavn="Nina", etternavn="Ny")
    for _ in range(3):
        lag.kandidat(ny, naa=lag.oslo(2026, 11, 2))
    ny.tilknytninger.update(gyldig=FRA_ANDRE)
    assert vist(regn(OKTOBER)) == {}
    svar = regn(NOVEMBER)
    assert vist(svar) == {"Nina Ny": (100, 20, 3)}
    assert (svar.kontoret.norm, over_normen(svar.kontoret)) == (20, 0)


def test_den_som_er_ansatt_uten_kandidater_teller_med_i_kontorets_norm():
    lag.bruker(fornavn="Tom", etternavn="Ledig", stillingsprosent=60).tilknytninger.update(gyldig=FRA_ANDRE)
    svar = regn(NOVEMBER)
    assert vist(svar) == {"Tom Ledig": (60, 12, 0)}
    assert svar.kontoret.norm == 12


def test_stillingsprosenten_er_den_siste_dagen_i_perioden():
    den = lag.bruker(fornavn="Hel", etternavn="Halv", stillingsprosent=50)
    den.tilknytninger.update(gyldig=DateRange(date(2026, 1, 1), date(2026, 11, 2)))
    den.tilknytninger.create(kontor=lag.kontor(), rolle="jobbspesialist", stillingsprosent=100, gyldig=FRA_ANDRE)
    assert vist(regn(OKTOBER)) == {"Hel Halv": (50, 10, 0)}
    assert vist(regn(NOVEMBER)) == {"Hel Halv": (100, 20, 0)}


def test_en_stillingsprosent_rettes_ikke_men_faar_en_ny_dato():
    den = lag.bruker(stillingsprosent=50)
    with pytest.raises(IntegrityError, match="stilling_har_datoer"), transaction.atomic():
        den.tilknytninger.update(stillingsprosent=80)


def test_den_som_sluttet_i_perioden_staar_med_den_men_uten_norm():
    den = lag.bruker(fornavn="Siv", etternavn="Sluttet")
    den.tilknytninger.update(gyldig=DateRange(date(2026, 1, 1), date(2026, 10, 31)))
    svar = regn(OKTOBER)
    assert vist(svar) == {"Siv Sluttet": (None, None, 0)}
    assert svar.kontoret.norm == 0


def test_den_som_begynner_etter_snittet_er_ikke_med():
    lag.bruker().tilknytninger.update(gyldig=DateRange(date(2026, 11, 4), None))
    assert vist(regn((date(2026, 10, 1), date(2026, 12, 31)))) == {}


@pytest.mark.parametrize(
    ("periode", "snitt", "norm"),
    [
        (OKTOBER, SNITT, 20),
        (NOVEMBER, SNITT, 15),
        (NOVEMBER, lag.oslo(2026, 11, 2, 11), 20),
        (NOVEMBER, lag.oslo(2026, 11, 2, 12), 15),
        (OKTOBER, lag.oslo(2026, 12, 1), 20),
    ],
)
def test_normen_er_den_som_gjaldt_da_perioden_var_over(periode, snitt, norm):
    leder = lag.bruker(fornavn="Hel")
    for tid, ny in ((lag.oslo(2026, 11, 2), 15), (lag.oslo(2026, 11, 20), 12)):
        sett_norm_og_tak(kontor=lag.kontor(), norm=ny, tak=25, av=leder, naa=tid)
    for tid in (lag.oslo(2026, 11, 2, 11), lag.oslo(2026, 11, 19)):
        sett_norm_og_tak(kontor=Kontor.objects.exclude(pk=lag.kontor().pk)[0], norm=9, tak=25, av=leder, naa=tid)
    svar = regn(periode, snitt)
    assert (svar.kontor.norm, svar.kontoret.norm) == (norm, norm)
