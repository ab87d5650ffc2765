"""What stands against what should stand, without a database. It is Monday 18 January 2027."""

from datetime import date
from uuid import UUID

import pytest

from oppfolging.kjerne.models import Forlop, Oppfolging
from oppfolging.kjerne.planlegger.avvik import finn
from oppfolging.kjerne.planlegger.frister import Frist
from oppfolging.kjerne.planlegger.kort import Dato, Plass
from tests import fabrikker as lag

I_DAG, I_GAAR, SENERE, SENEST = date(2027, 1, 18), date(2027, 1, 17), date(2027, 1, 25), date(2027, 2, 1)
KARI, FORLOPET, HOS = UUID(int=1), UUID(int=2), 3
EGEN = Plass("kandidat", kandidat_id=KARI)
I_FORLOPET = Plass("kandidat", "rytme", KARI, FORLOPET)
HOS_DEM = Plass("arbeidsgiver", "rytme", KARI, FORLOPET, HOS)
DEM_ALENE = Plass("arbeidsgiver", arbeidsgiver_id=HOS)
MOETET = Plass("jobbutvikling", "forste_arbeidsgivermote", KARI)


def dato(dag: date, situasjon: str = "soker_jobb", *, fysisk: bool = False) -> Dato:
    return Dato(Frist(dag, dag, fysisk, I_DAG), situasjon)


def rad(plass: Plass, frist: date, situasjon: str = "soker_jobb", *, slutt: date | None = None, **felt) -> Oppfolging:
    ny = Oppfolging(
        side=plass.side,
        art=plass.art,
        kandidat_id=plass.kandidat_id,
        arbeidsgiver_id=plass.arbeidsgiver_id,
        frist=frist,
        **{"rytmefrist": frist, "situasjon": situasjon} | felt,
    )
    if plass.forlop_id:
        ny.forlop = Forlop(pk=FORLOPET, avsluttet_dato=slutt)
    return ny


def avvik(onsket, staar=(), *, faller_bort=(), i_dag=I_DAG):
    funnet = finn(onsket, staar, faller_bort=faller_bort, i_dag=i_dag)
    return funnet.mangler, funnet.lukkes


def test_det_som_ikke_staar_mangler():
    onsket = {EGEN: dato(SENERE), HOS_DEM: dato(SENEST)}
    assert avvik(onsket) == (onsket, [])


@pytest.mark.parametrize(
    ("staar", "frist", "situasjon", "fysisk", "blir"),
    [
        (SENEST, SENERE, "soker_jobb", False, True),  # the situation has not changed
        (SENEST, SENERE, "jobb", False, False),
        (SENERE, SENERE, "jobb", False, True),  # it has, and gives the same date
        (SENERE, SENERE, "jobb", True, False),  # face to face
        (I_DAG, SENERE, "jobb", False, False),
        (I_GAAR, SENERE, "jobb", False, True),  # over its limit
    ],
)
def test_en_dato_staar_saa_lenge_situasjonen_varer_og_naar_den_er_over_fristen(staar, frist, situasjon, fysisk, blir):
    den, onsket = rad(EGEN, staar), {EGEN: dato(frist, situasjon, fysisk=fysisk)}
    assert avvik(onsket, [den]) == (({}, []) if blir else (onsket, [den]))


@pytest.mark.parametrize(
    ("felt", "blir"),
    [  # a fact was corrected, and the rhythm allows a week more than what stands
        ({}, False),  # the rhythm's own date: made anew
        ({"antall_flyttinger": 1}, True),  # a person moved it
        ({"rytmefrist": SENEST}, True),  # a person typed another than the rhythm's
        ({"rytmefrist": I_GAAR}, False),  # it should have been before it was made: handed on by a forløp that ended
        ({"rytmefrist": I_GAAR, "antall_flyttinger": 1}, True),
    ],
)
def test_naar_et_grunnlag_rettes_staar_det_en_person_har_valgt(felt, blir):
    den, onsket = rad(EGEN, SENERE, opprettet=lag.oslo(2027, 1, 18, 9), **felt), {EGEN: dato(SENEST)}
    funnet = finn(onsket, [den], faller_bort=(), i_dag=I_DAG, paa_nytt=True)
    assert (funnet.mangler, funnet.lukkes) == (({}, []) if blir else (onsket, [den]))


@pytest.mark.parametrize("plass", [EGEN, I_FORLOPET, HOS_DEM, DEM_ALENE, MOETET])
def test_det_som_staar_paa_sin_plass_blir_staaende(plass):
    assert avvik({plass: dato(SENERE)}, [rad(plass, SENERE)]) == ({}, [])


@pytest.mark.parametrize(
    ("plass", "frist", "faller_bort", "lukkes"),
    [
        (EGEN, SENERE, (), True),
        (EGEN, I_DAG, (), True),
        (EGEN, I_GAAR, (), False),
        (MOETET, I_GAAR, (), False),
        (MOETET, I_GAAR, ("forste_arbeidsgivermote",), True),
        (EGEN, I_GAAR, ("forste_arbeidsgivermote",), False),
    ],
)
def test_det_ingen_spoer_etter_lukkes_men_ikke_over_fristen(plass, frist, faller_bort, lukkes):
    den = rad(plass, frist)
    assert avvik({}, [den], faller_bort=faller_bort) == ({}, [den] if lukkes else [])


@pytest.mark.parametrize(("plass", "arving"), [(I_FORLOPET, EGEN), (HOS_DEM, DEM_ALENE)])
@pytest.mark.parametrize(
    ("slutt", "frist", "arves"), [(I_GAAR, I_GAAR, True), (None, I_GAAR, False), (I_GAAR, I_DAG, False)]
)
def test_en_sen_dato_gaar_over_til_den_som_overtar_naar_forlopet_er_slutt(plass, arving, slutt, frist, arves):
    """Due at once, with the day it should have been; what comes in time is closed like all else."""
    den = rad(plass, frist, slutt=slutt)
    mangler, lukkes = avvik({arving: dato(SENERE, fysisk=True)}, [den])
    assert (lukkes == [den]) is (arves or frist == I_DAG)
    gammel, ny = Frist(SENERE, SENERE, True, I_DAG), Frist(I_DAG, I_GAAR, True, I_DAG)
    assert mangler == {arving: Dato(ny if arves else gammel, "soker_jobb")}


@pytest.mark.parametrize(
    ("i_dag", "frist", "rytmefrist", "arvet"),
    [
        (I_DAG, I_GAAR, date(2027, 1, 11), (I_DAG, date(2027, 1, 11))),
        (date(2027, 1, 23), I_GAAR, I_GAAR, (SENERE, I_GAAR)),  # a Saturday: the working day after
        (I_DAG, I_GAAR, SENEST, (I_DAG, SENERE)),  # moved: the earlier of the days the rhythms gave
    ],
)
def test_det_arvede_er_til_i_dag_og_husker_den_tidligste_dagen(i_dag, frist, rytmefrist, arvet):
    den = rad(I_FORLOPET, frist, rytmefrist=rytmefrist, slutt=I_GAAR)
    mangler, _ = avvik({EGEN: dato(SENERE)}, [den], i_dag=i_dag)
    assert (mangler[EGEN].frist.dag, mangler[EGEN].frist.rytmefrist) == arvet


def test_en_dato_som_alt_er_tidligere_blir_ikke_senere_av_arven():
    loerdag = date(2027, 1, 23)
    mangler, _ = avvik({EGEN: dato(loerdag)}, [rad(I_FORLOPET, I_GAAR, slutt=I_GAAR)], i_dag=loerdag)
    assert mangler[EGEN].frist.dag == loerdag


@pytest.mark.parametrize(
    "plass",
    [Plass("kandidat", "sluttevaluering", KARI, FORLOPET), Plass("kandidat", kandidat_id=UUID(int=9))],
)
def test_det_ingen_overtar_blir_staaende(plass):
    """An evaluation is nobody's rhythm, and what stands outside any forløp has no heir."""
    onsket = {EGEN: dato(SENERE)}
    assert avvik(onsket, [rad(plass, I_GAAR, slutt=I_GAAR)]) == (onsket, [])


def test_naar_ingen_dato_oenskes_etter_forlopet_blir_den_sene_staaende():
    assert avvik({}, [rad(I_FORLOPET, I_GAAR, slutt=I_GAAR)]) == ({}, [])
