from datetime import date

import pytest

from oppfolging.rapporter.rapport.forms import Bestillingsskjema
from oppfolging.rapporter.rapportperioder import (
    Periode,
    aa_velge_mellom,
    forrige_maaned,
    les_periode,
    les_valg,
    valgene,
)
from oppfolging.rapporter.tallene.forms import Periodevalg


@pytest.mark.parametrize(
    ("kode", "fra", "til", "navn"),
    [
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31), "oktober 2026"),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), "februar 2028"),
        ("2026-K4", date(2026, 10, 1), date(2026, 12, 31), "4. kvartal 2026"),
        ("2026-K1", date(2026, 1, 1), date(2026, 3, 31), "1. kvartal 2026"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026"),
    ],
)
def test_maaned_kvartal_og_aar_leses_og_navngis(kode, fra, til, navn):
    periode = les_periode(kode)
    assert (periode.fra, periode.til, periode.navn, periode.kode) == (fra, til, navn, kode)


@pytest.mark.parametrize("kode", ["2026-13", "2026-K5", "26", "2026-", "1999-10", "2026-10 ", "../2026-10", ""])
def test_andre_koder_avvises(kode):
    with pytest.raises(ValueError, match=r".*"):
        les_periode(kode)


def test_egne_datoer_har_begge_i_navn_og_kode():
    periode = Periode(date(2026, 10, 5), date(2026, 11, 3))
    assert periode.navn == "05.10.2026–03.11.2026"
    assert periode.kode == "2026-10-05_2026-11-03"


def test_tre_hele_maaneder_paa_tvers_av_kvartal_er_ikke_et_kvartal():
    assert Periode(date(2026, 2, 1), date(2026, 4, 30)).kode == "2026-02-01_2026-04-30"


def test_forrige_maaned_over_nyttaar():
    assert forrige_maaned(date(2027, 1, 1)) == Periode(date(2026, 12, 1), date(2026, 12, 31))


def test_skjemaet_tilbyr_hele_maaneder_nyeste_foerst_kvartalene_blant_dem_og_to_aar():
    koder = [periode.kode for periode in aa_velge_mellom(date(2026, 11, 22))]
    assert koder == ["2026-10", "2026-09", "2026-08", "2026-07", "2026-06", "2026-05", "2026-K3", "2026", "2025"]


@pytest.mark.parametrize(
    ("fra", "til", "hoyst_ett_aar"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), True),
        (date(2026, 1, 1), date(2027, 1, 1), False),
        (date(2025, 11, 26), date(2026, 11, 25), True),
        (date(2025, 11, 26), date(2026, 11, 26), False),
        (date(2028, 1, 1), date(2028, 12, 31), True),  # 366 days, and a year
        (date(2027, 2, 28), date(2028, 2, 27), True),
        (date(2027, 2, 28), date(2028, 2, 28), False),
        (date(2027, 3, 1), date(2028, 2, 29), True),
        (date(2027, 3, 1), date(2028, 3, 1), False),
        (date(2028, 2, 28), date(2029, 2, 27), True),
        (date(2028, 2, 28), date(2029, 2, 28), False),
        (date(2028, 2, 29), date(2029, 2, 28), True),
        (date(2028, 2, 29), date(2029, 3, 1), False),
        (date(2026, 10, 5), date(2026, 10, 5), True),
    ],
)
def test_hoyst_ett_aar_er_med_foerste_og_siste_dag(fra, til, hoyst_ett_aar):
    assert Periode(fra, til).er_hoyst_ett_aar is hoyst_ett_aar


@pytest.mark.parametrize(
    ("denne", "forrige", "i_fjor"),
    [
        ((date(2026, 10, 1), date(2026, 10, 31)), "2026-09", "2025-10"),
        ((date(2028, 2, 1), date(2028, 2, 29)), "2028-01", "2027-02"),
        ((date(2029, 2, 1), date(2029, 2, 28)), "2029-01", "2028-02"),
        ((date(2026, 1, 1), date(2026, 3, 31)), "2025-K4", "2025-K1"),
        ((date(2026, 1, 1), date(2026, 12, 31)), "2025", "2025"),
        ((date(2026, 10, 5), date(2026, 10, 9)), "2026-09-30_2026-10-04", "2025-10-05_2025-10-09"),
    ],
)
def test_perioden_foer_og_den_samme_i_fjor(denne, forrige, i_fjor):
    periode = Periode(*denne)
    assert (periode.forrige.kode, periode.i_fjor.kode) == (forrige, i_fjor)


def test_begge_skjemaer_tilbyr_de_samme_periodene_de_siste_dagene_foerst():
    i_dag, felt = date(2026, 11, 26), {"i_dag": date(2026, 11, 26), "planlagt_fra": date(2026, 9, 2)}
    tallene, bestilling = Periodevalg(**felt).fields["periode"].choices, Bestillingsskjema(**felt).fields["periode"]
    assert tallene == bestilling.choices[:-1] == valgene(i_dag, date(2026, 9, 2))
    assert [kode for kode, _navn in tallene] == ["siste", "2026-10", "2026-09", "2026-K3", "2026"]
    assert tallene[0][1] == "De siste 30 dagene"
    assert les_valg("siste", i_dag) == Periode(date(2026, 10, 27), date(2026, 11, 25))
    assert les_valg("2026-10", i_dag) == les_periode("2026-10")
    assert bestilling.initial == "2026-10"
