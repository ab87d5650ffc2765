"""What comes next for a candidate: on each side the one who hurries most, not the one with the earliest day."""

from datetime import date
from typing import NamedTuple

import pytest

from oppfolging.kjerne.neste_steg import Vist, velg, vis


class Rad(NamedTuple):
    navn: str
    side: str
    frist: date
    forsokt_dato: date | None = None
    art: str = "rytme"


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
    ([Rad("a", "kandidat", ROED, forsokt_dato=GUL.replace(day=25)), Rad("b", "kandidat", GUL)], "a", None),
    ([Rad("a", "kandidat", GUL, art="sluttevaluering"), Rad("b", "kandidat", GUL)], "b", None),
    ([Rad("a", "jobbutvikling", GUL), Rad("b", "arbeidsgiver", GUL)], None, "b"),
]


@pytest.mark.parametrize(("datoer", "kandidat", "arbeidsgiver"), TABELL)
def test_neste_steg_paa_hver_side(datoer, kandidat, arbeidsgiver):
    for rekkefoelge in (datoer, datoer[::-1]):
        neste = velg(rekkefoelge, i_dag=TORSDAG)
        valgt = tuple(rad.navn if rad else None for rad in (neste.kandidat, neste.arbeidsgiver))
        assert valgt == (kandidat, arbeidsgiver)


@pytest.mark.parametrize(
    ("rad", "vist"),
    [
        (None, Vist(None, "", "")),
        (Rad("a", "kandidat", ROED), Vist(ROED, "forfalt_rod", "Over fristen")),
        (Rad("a", "kandidat", ONSDAG), Vist(ONSDAG, "forfalt_gul", "Over fristen")),
        (Rad("a", "kandidat", GUL), Vist(GUL, "forfalt_gul", "Tas i dag")),
        (Rad("a", "kandidat", ONSDAG, forsokt_dato=TORSDAG), Vist(ONSDAG, "forsokt", "Forsøkt i dag")),
        (Rad("a", "kandidat", FREDAG), Vist(FREDAG, "denne_uken", "Denne uken")),
        (Rad("a", "kandidat", SENERE), Vist(SENERE, "planlagt", "Planlagt")),
    ],
)
def test_en_liste_viser_dagen_om_det_haster_og_sier_over_fristen_fra_dagen_etter(rad, vist):
    assert vis(rad, i_dag=TORSDAG) == vist
