"""What comes next for a candidate: on each side the one who hurries most, not the one with the earliest day."""

from datetime import date
from typing import NamedTuple

import pytest

from oppfolging.handlinger import inntak
from oppfolging.kjerne.models import Oppfolging
from oppfolging.kjerne.neste_steg import NesteSteg, Vist, for_kandidater, mest_presserende, velg, vis
from tests import fabrikker as lag
from tests.klokke import I_DAG, klokka


class Rad(NamedTuple):
    navn: str
    side: str
    frist: date
    forsokt_dato: date | None = None
    art: str = "rytme"
    kollega: str | None = None


ONSDAG, TORSDAG = date(2026, 11, 25), date(2026, 11, 26)
ROED, GUL, FREDAG, SENERE = date(2026, 11, 23), date(2026, 11, 26), date(2026, 11, 27), date(2026, 12, 3)

TABELL = [
    ([], None, None),
    ([Rad("a", "kandidat", SENERE)], "a", None),
    ([Rad("a", "arbeidsgiver", SENERE), Rad("b", "arbeidsgiver", FREDAG)], None, "b"),
    ([Rad("a", "jobbutvikling", FREDAG), Rad("b", "kandidat", SENERE)], "b", "a"),
    ([Rad("a", "arbeidsgiver", GUL), Rad("b", "jobbutvikling", ROED)], None, "b"),
    ([Rad("a", "kandidat", ROED, forsokt_dato=TORSDAG), Rad("b", "kandidat", GUL)], "b", None),
    ([Rad("a", "kandidat", ROED, forsokt_dato=TORSDAG), Rad("b", "kandidat", FREDAG)], "a", None),
    ([Rad("a", "kandidat", SENERE, forsokt_dato=TORSDAG), Rad("b", "kandidat", FREDAG)], "b", None),
    ([Rad("a", "kandidat", ROED, forsokt_dato=GUL.replace(day=25)), Rad("b", "kandidat", GUL)], "a", None),
    ([Rad("a", "kandidat", GUL, art="sluttevaluering"), Rad("b", "kandidat", GUL)], "b", None),
    ([Rad("a", "jobbutvikling", GUL), Rad("b", "arbeidsgiver", GUL)], None, "b"),
    ([Rad("a", "arbeidsgiver", ROED, kollega="Bo"), Rad("b", "jobbutvikling", SENERE)], None, "b"),
    ([Rad("a", "arbeidsgiver", ROED, kollega="Bo"), Rad("b", "arbeidsgiver", SENERE, kollega="")], None, "a"),
]


@pytest.mark.parametrize(("datoer", "kandidat", "arbeidsgiver"), TABELL)
def test_neste_steg_paa_hver_side(datoer, kandidat, arbeidsgiver):
    for rekkefoelge in (datoer, datoer[::-1]):
        neste = velg(rekkefoelge, i_dag=TORSDAG)
        valgt = tuple(rad.navn if rad else None for rad in (neste.kandidat, neste.arbeidsgiver))
        assert valgt == (kandidat, arbeidsgiver)


@pytest.mark.parametrize(
    ("kandidat", "arbeidsgiver", "forst"),
    [
        (None, None, None),
        (Rad("a", "kandidat", SENERE), None, "a"),
        (None, Rad("b", "arbeidsgiver", SENERE), "b"),
        (Rad("a", "kandidat", GUL), Rad("b", "arbeidsgiver", ROED), "b"),
        (Rad("a", "kandidat", ROED), Rad("b", "arbeidsgiver", GUL), "a"),
        (Rad("a", "kandidat", GUL, art="sluttevaluering"), Rad("b", "arbeidsgiver", GUL), "a"),
        (Rad("a", "kandidat", FREDAG, forsokt_dato=TORSDAG), Rad("b", "arbeidsgiver", GUL), "b"),
        (Rad("a", "kandidat", SENERE), Rad("b", "jobbutvikling", FREDAG), "b"),
        (Rad("a", "kandidat", SENERE), Rad("b", "arbeidsgiver", ROED, kollega="Bo"), "a"),
    ],
)
def test_den_siden_som_haster_mest_og_kandidatens_naar_det_er_likt(kandidat, arbeidsgiver, forst):
    valgt = mest_presserende(NesteSteg(kandidat, arbeidsgiver), i_dag=TORSDAG)
    assert (valgt and valgt.navn) == forst


@pytest.mark.parametrize(
    ("rad", "vist"),
    [
        (None, Vist(None, "")),
        (Rad("a", "kandidat", ROED), Vist(ROED, "forfalt_rod")),
        (Rad("a", "kandidat", ONSDAG), Vist(ONSDAG, "forfalt_nylig")),
        (Rad("a", "kandidat", GUL), Vist(GUL, "forfalt_gul")),
        (Rad("a", "kandidat", ONSDAG, forsokt_dato=TORSDAG), Vist(ONSDAG, "forsokt")),
        (Rad("a", "kandidat", FREDAG), Vist(FREDAG, "denne_uken")),
        (Rad("a", "kandidat", SENERE), Vist(SENERE, "planlagt")),
        (Rad("a", "arbeidsgiver", ROED, kollega="Bo Bang"), Vist(ROED, kollega="Bo Bang følger opp")),
        (Rad("a", "arbeidsgiver", ROED, kollega=""), Vist(ROED, kollega="Ingen kontaktperson")),
        (Rad("a", "jobbutvikling", ROED), Vist(ROED, "forfalt_rod", hva="Jobbutvikling")),
        (Rad("a", "jobbutvikling", ROED, kollega=""), Vist(ROED, kollega="Ingen kontaktperson", hva="Jobbutvikling")),
    ],
)
def test_en_liste_viser_dagen_og_om_det_haster(rad, vist):
    assert vis(rad, i_dag=TORSDAG) == vist


@pytest.mark.django_db
def test_mange_kandidater_faar_hver_sitt_neste_steg(django_assert_num_queries):
    ane = lag.bruker()
    kari, ola = lag.kandidat(ane, fase="jobbutvikling"), lag.kandidat(ane)
    ferdig = lag.kandidat(ane)
    inntak.avslutt(kandidat=ferdig, dato=I_DAG, av=ane, naa=klokka())
    with django_assert_num_queries(1):
        neste = for_kandidater([kari.pk, ola.pk, ferdig.pk], hos=ane, naa=klokka())
        sider = {
            pk: (ett.kandidat and ett.kandidat.side, ett.arbeidsgiver and ett.arbeidsgiver.side)
            for pk, ett in neste.items()
        }
        hvem = {pk: ett.kandidat.kandidat_id for pk, ett in neste.items() if ett.kandidat}
    assert sider == {kari.pk: ("kandidat", "jobbutvikling"), ola.pk: ("kandidat", None), ferdig.pk: (None, None)}
    assert hvem == {kari.pk: kari.pk, ola.pk: ola.pk}
    assert for_kandidater([], hos=ane, naa=klokka()) == {}


@pytest.mark.django_db
def test_det_neste_steget_er_det_som_haster_mest_den_dagen():
    ane = lag.bruker()
    kari = lag.kandidat(ane, naa=lag.oslo(2027, 1, 11), fase="jobbutvikling")
    forste = Oppfolging.objects.get(kandidat=kari, art="forste_arbeidsgivermote")
    for i_dag, art in ((date(2027, 1, 18), "rytme"), (date(2027, 2, 10), "rytme")):
        assert (
            for_kandidater([kari.pk], hos=ane, naa=lag.oslo(i_dag.year, i_dag.month, i_dag.day))[
                kari.pk
            ].arbeidsgiver.art
            == art
        )
    Oppfolging.objects.filter(kandidat=kari, art="rytme").update(forsokt_dato=date(2027, 2, 11))
    assert for_kandidater([kari.pk], hos=ane, naa=lag.oslo(2027, 2, 11))[kari.pk].arbeidsgiver == forste
