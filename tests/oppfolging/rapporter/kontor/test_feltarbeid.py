"""The leader sees how much a jobbspesialist is out with employers, by the core's rules; answers typed by hand."""

from datetime import date

import pytest

from inkludering.brukere import fravaer
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


# After the holidays: from Monday 7 December through Sunday 3 January, with four of its weekdays off.
I_JANUAR = lag.oslo(2027, 1, 4)
D = date


@pytest.mark.parametrize(
    ("naa", "borte", "virkedager"),
    [
        (NAA, [], 20),
        (NAA, [(D(2026, 11, 2), D(2026, 11, 6))], 15),
        (NAA, [(D(2026, 11, 7), D(2026, 11, 8))], 20),  # a weekend
        (NAA, [(D(2026, 10, 26), D(2026, 10, 30))], 18),  # had begun before
        (NAA, [(D(2026, 11, 24), D(2026, 12, 1))], 18),  # is not over
        (NAA, [(D(2026, 10, 29), D(2026, 10, 29)), (D(2026, 11, 25), D(2026, 11, 25))], 18),  # the first and the last
        (NAA, [(D(2026, 10, 21), D(2026, 10, 28)), (D(2026, 11, 26), D(2026, 11, 27))], 20),  # the days beside them
        (NAA, [(D(2026, 10, 1), D(2026, 12, 1))], 0),
        (I_JANUAR, [], 16),
        (I_JANUAR, [(D(2026, 12, 21), D(2027, 1, 3))], 10),  # a day off is taken once
    ],
)
def test_avtalt_tid_er_uten_fridager_og_registrert_fravaer(naa, borte, virkedager):
    """80 % is six hours a day."""
    ane, leder = lag.bruker(stillingsprosent=80), lag.bruker("leder")
    for fra, til in borte:
        fravaer.registrer(bruker=ane, fra=fra, til=til, vikar=None, av=ane, naa=NAA)
    utetid = feltarbeid.for_jobbspesialist(ane, leder=leder, naa=naa).utetid
    assert (utetid.avtalt, utetid.prosent) == (virkedager * 360, 0 if virkedager else None)


def test_fravaer_som_er_tatt_tilbake_og_andres_er_arbeidstid():
    ane, ola = lag.bruker(stillingsprosent=80), lag.bruker()
    uka = {"fra": D(2026, 11, 2), "til": D(2026, 11, 6), "vikar": None, "naa": NAA}
    fravaer.ta_tilbake(fravaer=fravaer.registrer(bruker=ane, av=ane, **uka), av=ane, naa=NAA)
    fravaer.registrer(bruker=ola, av=ola, **uka)
    assert feltarbeid.for_jobbspesialist(ane, leder=lag.bruker("leder"), naa=NAA).utetid.avtalt == 20 * 360


def test_lederen_ser_tallene_og_hva_som_telles(client, anne):
    side = siden(client, "jobbspesialist", anne.pk)
    assert "Tellende arbeidsgivermøter" in side
    assert "0 % (0,0 av" in side
    assert "Hva telles?" in side
