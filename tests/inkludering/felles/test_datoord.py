"""Dates as they are said on Thursday 26 November 2026; the answers are typed by hand."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from inkludering.felles import datolesing
from inkludering.felles.datoord import i_setning, maaned, naar, overskrift

TORSDAG = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("dag", "kort", "langt"),
    [
        (date(2026, 11, 24), "tir. 24. nov.", "tirsdag 24. november"),
        (date(2026, 11, 25), "i går", "i går"),
        (date(2026, 11, 26), "i dag", "i dag"),
        (date(2026, 11, 27), "i morgen", "i morgen"),
        (date(2026, 11, 28), "lør. 28. nov.", "lørdag 28. november"),
        (date(2026, 11, 30), "man. 30. nov.", "mandag 30. november"),
        (date(2026, 12, 31), "tor. 31. des.", "torsdag 31. desember"),
        (date(2027, 1, 4), "man. 4. jan. 2027", "mandag 4. januar 2027"),
        (date(2025, 11, 26), "ons. 26. nov. 2025", "onsdag 26. november 2025"),
        (date(2026, 2, 1), "søn. 1. feb.", "søndag 1. februar"),
        (date(2026, 3, 6), "fre. 6. mars", "fredag 6. mars"),
        (date(2026, 4, 1), "ons. 1. april", "onsdag 1. april"),
        (date(2026, 5, 1), "fre. 1. mai", "fredag 1. mai"),
        (date(2026, 6, 1), "man. 1. juni", "mandag 1. juni"),
        (date(2026, 7, 1), "ons. 1. juli", "onsdag 1. juli"),
        (date(2026, 8, 1), "lør. 1. aug.", "lørdag 1. august"),
        (date(2026, 9, 1), "tir. 1. sep.", "tirsdag 1. september"),
        (date(2026, 10, 1), "tor. 1. okt.", "torsdag 1. oktober"),
    ],
)
def test_en_dag_sies_slik_folk_tenker_paa_den(dag, kort, langt):
    assert (naar(dag, TORSDAG), i_setning(dag, TORSDAG)) == (kort, langt)


@pytest.mark.parametrize(
    ("spraak", "ord_"),
    [
        ("nb", ["i går", "i morgen", "lør. 28. nov.", "Torsdag 26. november"]),
        ("nn", ["i går", "i morgon", "lau. 28. nov.", "Torsdag 26. november"]),
        ("en", ["yesterday", "tomorrow", "Sat 28 Nov", "Thursday 26 November"]),
    ],
)
def test_dagen_sies_paa_leserens_spraak(spraak, ord_):
    with override(spraak):
        dager = [naar(TORSDAG + timedelta(days=frem), TORSDAG) for frem in (-1, 1, 2)]
        assert [*dager, overskrift(TORSDAG)] == ord_


@pytest.mark.parametrize("spraak", ["nb", "nn", "en"])
def test_det_som_staar_paa_siden_kan_skrives_i_et_felt(spraak):
    with override(spraak):
        for frem in range(-150, 180):
            dag = TORSDAG + timedelta(days=frem)
            for tekst in (naar(dag, TORSDAG), i_setning(dag, TORSDAG)):
                assert datolesing.les(tekst, i_dag=TORSDAG) == dag


@pytest.mark.parametrize(
    ("spraak", "desember"), [("nb", "Desember 2025"), ("nn", "Desember 2025"), ("en", "December 2025")]
)
def test_en_maaned_har_stor_bokstav_og_alltid_aaret(spraak, desember):
    with override(spraak):
        assert maaned(2025, 12) == desember
