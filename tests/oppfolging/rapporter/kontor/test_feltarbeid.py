"""The leader sees how much a jobbspesialist is out with employers, by the core's rules; answers typed by hand."""

from datetime import date

import pytest

from oppfolging.handlinger.kontaktlogg import Fakta
from oppfolging.rapporter.kontor import feltarbeid
from tests import fabrikker as lag
from tests.oppfolging.rapporter.leder import siden

pytestmark = pytest.mark.django_db

# A Thursday; the four weeks before it run from Thursday 29 October to Wednesday 25 November, without a holiday.
NAA = lag.oslo(2026, 11, 26)
UTE = {"minutter": 60, "reiseminutter": 30, "beslutningstaker": True}


def mote(av, dag: date) -> None:
    hos = lag.arbeidsgiver(av, naa=lag.oslo(2026, 10, 1))
    lag.kontakt(
        lag.Parter(arbeidsgiver=hos, med_arbeidsgiver=True), av=av, naa=NAA, kanal="fysisk", fakta=Fakta(dag=dag, **UTE)
    )


@pytest.mark.parametrize(
    ("dag", "moter", "minutter"),
    [
        (date(2026, 10, 28), 0, 0),
        (date(2026, 10, 29), 1, 90),
        (date(2026, 11, 25), 1, 90),
        (date(2026, 11, 26), 0, 0),
    ],
)
def test_fire_hele_uker_etter_dagen_motet_var(dag, moter, minutter):
    ane = lag.bruker(stillingsprosent=80)
    mote(ane, dag)
    mote(lag.bruker(), dag)
    felt = feltarbeid.for_jobbspesialist(ane, leder=lag.bruker("leder"), naa=NAA)
    assert (felt.moter, felt.utetid.ute, felt.utetid.avtalt) == (moter, minutter, 20 * 360)


def test_lederen_ser_tallene_og_hva_som_telles(client, anne):
    side = siden(client, "jobbspesialist", anne.pk)
    assert "Tellende arbeidsgivermøter" in side
    assert "0 % (0,0 av" in side
    assert "Hva telles?" in side
