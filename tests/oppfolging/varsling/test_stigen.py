"""The ladder on the calendar: due day, two working days over, five to the leader. Every date is typed by hand."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from inkludering.brukere.models import Rolle
from inkludering.felles.arbeidsdager import OSLO
from oppfolging.kjerne import datoer
from oppfolging.kjerne.models import Oppfolging
from oppfolging.varsling import sammendrag
from oppfolging.varsling.regelregister import paa_dagen, virkedager_over
from tests import fabrikker as lag
from tests.oppfolging.varsling.fasit import skal_staa_ved

pytestmark = pytest.mark.django_db
REGISTRERT = lag.oslo(2026, 1, 5)

# due day, first digest that tells of it, again from, to the leader from
STIGEN = [
    pytest.param(date(2026, 11, 30), date(2026, 11, 30), date(2026, 12, 2), date(2026, 12, 7), id="mandag"),
    pytest.param(date(2026, 11, 26), date(2026, 11, 26), date(2026, 11, 30), date(2026, 12, 3), id="torsdag"),
    pytest.param(date(2026, 11, 27), date(2026, 11, 27), date(2026, 12, 1), date(2026, 12, 4), id="fredag"),
    pytest.param(date(2026, 11, 28), date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 4), id="lørdag"),
    pytest.param(date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 4), id="søndag"),
    pytest.param(date(2027, 3, 24), date(2027, 3, 24), date(2027, 3, 31), date(2027, 4, 5), id="onsdag før påske"),
    pytest.param(date(2027, 3, 26), date(2027, 3, 30), date(2027, 3, 31), date(2027, 4, 5), id="langfredag"),
    pytest.param(date(2027, 5, 14), date(2027, 5, 14), date(2027, 5, 19), date(2027, 5, 24), id="fredag før 17. mai"),
    pytest.param(date(2027, 5, 17), date(2027, 5, 18), date(2027, 5, 19), date(2027, 5, 24), id="17. mai"),
    pytest.param(date(2026, 5, 13), date(2026, 5, 13), date(2026, 5, 18), date(2026, 5, 21), id="Kristi himmelfart"),
    pytest.param(date(2026, 12, 23), date(2026, 12, 23), date(2026, 12, 29), date(2027, 1, 5), id="lille julaften"),
    pytest.param(date(2026, 12, 24), date(2026, 12, 28), date(2026, 12, 29), date(2027, 1, 5), id="julaften"),
    pytest.param(date(2026, 12, 30), date(2026, 12, 30), date(2027, 1, 5), date(2027, 1, 8), id="før nyttårsaften"),
    pytest.param(date(2026, 12, 31), date(2027, 1, 4), date(2027, 1, 5), date(2027, 1, 8), id="nyttårsaften"),
]


def klokka(dag: date, naar: time = time(7, 30)) -> datetime:
    return datetime.combine(dag, naar, OSLO)


def forfaller(ane, frist: date) -> None:
    """One date, on the employer's side, where any day may be typed."""
    hos = lag.arbeidsgiver(ane, naa=REGISTRERT)
    felt = {"side": "arbeidsgiver", "art": "ny_jobb", "arbeidsgiver": hos}
    datoer.lag([Oppfolging(**felt, frist=frist, rytmefrist=frist, opprettet=REGISTRERT)])


@pytest.mark.parametrize(("frist", "fortalt", "igjen", "til_leder"), STIGEN)
def test_trinnene_naas_paa_disse_dagene(frist, fortalt, igjen, til_leder):
    ane, leder = lag.bruker(), lag.bruker(Rolle.LEDER)
    forfaller(ane, frist)
    forste = {}
    for nr in range(-2, 16):
        dag = frist + timedelta(days=nr)
        for mottaker, _, trinn, *_ in skal_staa_ved(klokka(dag, time(0, 1))):
            if mottaker in (ane.pk, leder.pk):
                forste.setdefault((mottaker, trinn), dag)
    assert forste == {
        (ane.pk, "forfaller"): frist,
        (ane.pk, "purring"): igjen,
        (leder.pk, "til_leder"): til_leder,
    }


@pytest.mark.parametrize(("frist", "fortalt", "igjen", "til_leder"), STIGEN)
def test_sammendraget_kommer_halv_aatte_paa_disse_dagene(frist, fortalt, igjen, til_leder):
    dager = [frist + timedelta(days=nr) for nr in range(16)]
    sendes = [dag for dag in dager if sammendrag.i_sendetiden(klokka(dag))]
    assert sendes[0] == fortalt
    assert {igjen, til_leder} <= set(sendes)
    assert not sammendrag.i_sendetiden(klokka(fortalt, time(7, 29)))


@pytest.mark.parametrize(
    ("naa", "morgen"),
    [
        (lag.oslo(2026, 11, 26, 7, 29), date(2026, 11, 25)),
        (lag.oslo(2026, 11, 26, 7, 30), date(2026, 11, 26)),
        (lag.oslo(2026, 11, 26, 23, 59), date(2026, 11, 26)),
        (lag.oslo(2026, 11, 28), date(2026, 11, 27)),  # Saturday
        (lag.oslo(2026, 11, 30, 7, 29), date(2026, 11, 27)),
        (lag.oslo(2027, 3, 30, 7, 29), date(2027, 3, 24)),  # before Easter
        (lag.oslo(2027, 3, 30, 7, 30), date(2027, 3, 30)),
        (lag.oslo(2026, 11, 26, 7, 29).astimezone(UTC), date(2026, 11, 25)),
    ],
)
def test_siste_morgen_er_halv_aatte_paa_siste_virkedag(naa, morgen):
    assert sammendrag.siste_morgen(naa) == klokka(morgen)
    assert sammendrag.siste_morgen(naa).tzinfo == OSLO


@pytest.mark.parametrize(
    ("grense", "dag", "forfall"),
    [
        (lambda: paa_dagen, date(2026, 11, 30), date(2026, 11, 30)),
        (lambda: virkedager_over(2), date(2026, 12, 2), date(2026, 11, 30)),
        (lambda: virkedager_over(2), date(2026, 12, 1), date(2026, 11, 29)),
        (lambda: virkedager_over(5), date(2026, 12, 7), date(2026, 11, 30)),
    ],
)
def test_grensene_sier_hvilket_forfall_som_har_naadd_trinnet(grense, dag, forfall):
    assert grense()(dag) == forfall


def test_en_person_faar_bare_det_siste_trinnet_ogsaa_naar_hun_baade_svarer_og_leder():
    """Who is both the responsible and the leader of the office is told once, at the highest step."""
    ane = lag.bruker()
    fra = ane.tilknytning.gyldig
    ane.tilknytninger.create(kontor=ane.kontor, rolle=Rolle.LEDER, gyldig=fra)
    forfaller(ane, date(2026, 11, 30))
    for dag, trinn in ((date(2026, 12, 2), "purring"), (date(2026, 12, 7), "til_leder")):
        assert [rad[2] for rad in skal_staa_ved(klokka(dag)) if rad[0] == ane.pk] == [trinn]
