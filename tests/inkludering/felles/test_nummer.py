from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from inkludering.felles.nummer import (
    VEKTER_1,
    VEKTER_2,
    UgyldigFodselsnummer,
    UgyldigOrganisasjonsnummer,
    fodselsnummer_validator,
    lag_syntetisk_fnr,
    organisasjonsnummer_validator,
    valider_fodselsnummer,
    valider_organisasjonsnummer,
)

FODT = date(1991, 2, 17)


def _fnr(dag: int, maaned: int, aar: int = 91, *, rest1: int = 0) -> str:
    """A number with this date part whose first check sum leaves rest1 and whose second leaves 0."""
    for individ in range(1000):
        sifre = [int(s) for s in f"{dag:02}{maaned:02}{aar:02}{individ:03}"]
        for vekter, rest in ((VEKTER_1, rest1), (VEKTER_2, 0)):
            sifre.append((rest - sum(a * b for a, b in zip(sifre, vekter, strict=True))) % 11)
        if max(sifre) < 10:
            return "".join(map(str, sifre))
    raise AssertionError("no such number")


def _godtas(nummer: str, *, syntetiske: bool = True) -> bool:
    try:
        return valider_fodselsnummer(nummer, tillat_syntetiske=syntetiske) == nummer
    except UgyldigFodselsnummer:
        return False


@given(st.dates(date(1940, 1, 1), date(2039, 12, 31)), st.integers(0, 499))
def test_syntetisk_nummer_er_gyldig_og_viser_at_det_er_syntetisk(fodt, lopenummer):
    nummer = lag_syntetisk_fnr(fodt, lopenummer)
    if nummer is None:
        return
    assert nummer[:6] == f"{fodt.day:02}{fodt.month + 80}{fodt:%y}"
    assert _godtas(nummer)
    assert not _godtas(nummer, syntetiske=False)


def test_nummer_fra_navs_eksempler_godtas():
    assert _godtas("10915596784")
    assert _godtas("13527248013")
    assert not _godtas("13527248013", syntetiske=False)
    assert not _godtas("12345678910")


@given(st.dates(date(1940, 1, 1), date(2039, 12, 31)), st.integers(0, 499), st.integers(0, 10), st.integers(1, 9))
def test_ett_galt_siffer_godtas_bare_naar_2032_regelen_aapner_for_det(fodt, lopenummer, plass, endring):
    nummer = lag_syntetisk_fnr(fodt, lopenummer)
    if nummer is None:
        return
    galt = nummer[:plass] + str((int(nummer[plass]) + endring) % 10) + nummer[plass + 1 :]
    # The second check digit keeps its strict rule and catches every single wrong digit.
    assert not _godtas(galt)


@pytest.mark.parametrize("rest1", [0, 1, 2, 3])
def test_rester_fra_2032_godtas(rest1):
    assert _godtas(_fnr(17, 82, rest1=rest1))


@pytest.mark.parametrize("rest1", [4, 5, 10])
def test_andre_rester_avvises(rest1):
    assert not _godtas(_fnr(17, 82, rest1=rest1))


@pytest.mark.parametrize(("dag", "maaned"), [(17, 2), (57, 2), (17, 82), (57, 82), (71, 12), (17, 42), (57, 52)])
def test_vanlig_nummer_d_nummer_og_syntetisk_godtas(dag, maaned):
    assert _godtas(_fnr(dag, maaned))


@pytest.mark.parametrize(
    ("dag", "maaned", "aar"),
    [
        (17, 67, 91),
        (31, 2, 91),
        (0, 5, 91),
        (40, 5, 91),
        (72, 5, 91),
        (1, 13, 91),
        (1, 0, 91),
        (1, 93, 91),
        (1, 80, 91),
        (1, 53, 91),
        (1, 40, 91),
        (30, 42, 91),
    ],
)
def test_andre_testserier_og_umulige_datoer_avvises(dag, maaned, aar):
    assert not _godtas(_fnr(dag, maaned, aar))


def test_skuddaar_godtas_naar_ett_av_aarhundrene_har_det():
    assert _godtas(_fnr(29, 82, 0)), "2000 was a leap year, 1900 was not"
    assert not _godtas(_fnr(29, 82, 1))


@pytest.mark.parametrize("siffer", "0123456789")
def test_elleve_like_sifre_avvises(siffer):
    assert not _godtas(siffer * 11)


def test_mellomrom_og_bindestrek_fjernes():
    assert valider_fodselsnummer(" 109155 967-84\u00a0", tillat_syntetiske=True) == "10915596784"


@pytest.mark.parametrize(
    ("tekst", "sier"),
    [
        ("", "11 sifre"),
        ("1091559678", "du skrev 10"),
        ("1091559678a", "bokstaver"),
        ("١٠٩١٥٥٩٦٧٨٤", "bokstaver"),
        ("10915596785", "tastefeil"),
        ("32915596784", "ikke en gyldig dato"),
    ],
)
def test_feilmeldingen_sier_hva_som_er_galt_uten_aa_gjenta_nummeret(tekst, sier):
    with pytest.raises(UgyldigFodselsnummer, match=sier) as feil:
        valider_fodselsnummer(tekst, tillat_syntetiske=True)
    assert not tekst or tekst not in str(feil.value)


def test_syntetisk_nummer_avvises_i_produksjon_med_egen_melding(settings):
    for nummer in ("10915596784", "13527248013"):
        settings.TILLAT_SYNTETISKE = False
        with pytest.raises(ValidationError, match="syntetisk testnummer"):
            fodselsnummer_validator(nummer)
        settings.TILLAT_SYNTETISKE = True
        fodselsnummer_validator(nummer)


def test_lopenummer_utenfor_0_til_499_er_en_programfeil():
    with pytest.raises(ValueError, match="lopenummer"):
        lag_syntetisk_fnr(FODT, 500)


def test_to_personer_med_hvert_sitt_lopenummer_faar_ulike_nummer():
    numre = [nummer for n in range(500) if (nummer := lag_syntetisk_fnr(FODT, n))]
    assert len(numre) == len(set(numre)) > 400


@pytest.mark.parametrize("nummer", ["991825827", "924 203 617", " 889640782\u00a0"])
def test_organisasjonsnummer_godtas_og_ryddes(nummer):
    assert valider_organisasjonsnummer(nummer) == "".join(nummer.split())
    organisasjonsnummer_validator(nummer)


@pytest.mark.parametrize(
    ("nummer", "sier"),
    [("123456789", "tastefeil"), ("99182582", "9 sifre"), ("99182582a", "9 sifre"), ("", "9 sifre")],
)
def test_ugyldig_organisasjonsnummer_avvises_med_forklaring(nummer, sier):
    with pytest.raises(UgyldigOrganisasjonsnummer, match=sier):
        valider_organisasjonsnummer(nummer)
    with pytest.raises(ValidationError, match=sier):
        organisasjonsnummer_validator(nummer)
