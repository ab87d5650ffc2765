from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkludering.felles import arbeidsdager
from inkludering.felles.arbeidsdager import (
    Fastdag,
    arbeidsdager_mellom,
    er_arbeidsdag,
    helligdag_navn,
    legg_til,
    les_tidspunkt,
    lokal_dato,
    neste_arbeidsdag,
    samme_eller_forrige,
    samme_eller_neste,
    trekk_fra,
)

datoer = st.dates(date(1990, 1, 1), date(2098, 12, 31))
FREDAG, LORDAG, MANDAG = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("dag", "navn"),
    [
        (date(2026, 1, 1), "første nyttårsdag"),
        (date(2026, 4, 2), "skjærtorsdag"),
        (date(2026, 5, 14), "Kristi himmelfartsdag"),
        (date(2026, 5, 17), "grunnlovsdagen"),
        (date(2027, 5, 17), "andre pinsedag og grunnlovsdagen"),
        (date(2026, 12, 25), "første juledag"),
    ],
)
def test_helligdag_er_ikke_arbeidsdag_og_har_norsk_navn(dag, navn):
    assert helligdag_navn(dag) == navn
    assert not er_arbeidsdag(dag)


@pytest.mark.parametrize(("dag", "navn"), [(date(2026, 12, 24), "julaften"), (date(2026, 12, 31), "nyttårsaften")])
def test_julaften_og_nyttaarsaften_er_fridager(dag, navn):
    assert not er_arbeidsdag(dag)
    assert helligdag_navn(dag) == navn


@pytest.mark.parametrize("dag", [date(2026, 12, 23), date(2026, 12, 30), date(2026, 5, 18)])
def test_dagene_rundt_er_vanlige_arbeidsdager(dag):
    assert er_arbeidsdag(dag)
    assert helligdag_navn(dag) is None


def test_en_nasjonal_fridag_gjelder_fra_sin_dato(monkeypatch):
    monkeypatch.setattr(arbeidsdager, "NAVS_FRIDAGER", (Fastdag(11, 26, "en dag", fra=date(2027, 1, 1)),))
    arbeidsdager.fridager.cache_clear()
    try:
        assert er_arbeidsdag(date(2026, 11, 26))
        assert not er_arbeidsdag(date(2027, 11, 26))
        assert helligdag_navn(date(2027, 11, 26)) == "en dag"
    finally:
        arbeidsdager.fridager.cache_clear()


def test_lordag_og_sondag_er_ikke_arbeidsdager_og_heller_ikke_helligdager():
    assert not er_arbeidsdag(LORDAG)
    assert not er_arbeidsdag(LORDAG + timedelta(1))
    assert helligdag_navn(LORDAG) is None


def test_paasken_2027_hoppes_over():
    assert neste_arbeidsdag(date(2027, 3, 24)) == date(2027, 3, 30)
    assert samme_eller_forrige(date(2027, 3, 29)) == date(2027, 3, 24)


def test_to_arbeidsdager_etter_fredag_er_tirsdag():
    assert legg_til(FREDAG, 2) == date(2026, 11, 24)
    assert legg_til(LORDAG, 0) == LORDAG
    assert arbeidsdager_mellom(FREDAG, date(2026, 11, 24)) == 2


def test_negativt_antall_er_en_programfeil():
    with pytest.raises(ValueError, match="antall"):
        legg_til(FREDAG, -1)


@given(datoer)
def test_flytting_lander_paa_naermeste_arbeidsdag(dag):
    neste, frem, tilbake = neste_arbeidsdag(dag), samme_eller_neste(dag), samme_eller_forrige(dag)
    assert all(map(er_arbeidsdag, (neste, frem, tilbake)))
    assert tilbake <= dag <= frem
    assert dag < neste
    assert arbeidsdager_mellom(dag, neste) == 1
    assert (frem == dag == tilbake) is er_arbeidsdag(dag)


@given(datoer, st.integers(0, 60))
def test_aa_telle_er_det_motsatte_av_aa_legge_til(dag, antall):
    assert arbeidsdager_mellom(dag, legg_til(dag, antall)) == antall


@given(datoer, st.integers(0, 400))
def test_ingen_arbeidsdager_bakover_i_tid(dag, antall):
    assert arbeidsdager_mellom(dag, dag - timedelta(antall)) == 0


def test_datoen_i_norge_skifter_ved_norsk_midnatt():
    assert lokal_dato(datetime(2026, 11, 23, 22, 59, tzinfo=UTC)) == MANDAG
    assert lokal_dato(datetime(2026, 11, 23, 23, 0, tzinfo=UTC)) == date(2026, 11, 24)
    assert lokal_dato(datetime(2026, 7, 1, 22, 0, tzinfo=UTC)) == date(2026, 7, 2)


def test_tidspunkt_uten_sone_avvises_av_lokal_dato():
    with pytest.raises(ValueError, match="time zone"):
        lokal_dato(datetime(2026, 11, 23, 12, 0))  # noqa: DTZ001


def test_tidspunkt_leses_som_norsk_tid_om_ikke_annet_er_sagt():
    assert les_tidspunkt("2026-11-24T07:30") == datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
    assert les_tidspunkt("2026-11-24T07:30Z") == datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
    with pytest.raises(ValueError, match="i morgen"):
        les_tidspunkt("i morgen")


@pytest.mark.parametrize(
    ("dag", "virkedager", "foer"),
    [
        (date(2026, 12, 2), 2, date(2026, 11, 30)),
        (date(2026, 12, 5), 2, date(2026, 12, 2)),  # Saturday
        (date(2027, 5, 19), 2, date(2027, 5, 17)),  # 17 May, also second Whit Monday
        (date(2027, 3, 31), 2, date(2027, 3, 29)),  # Easter Monday
        (date(2026, 12, 7), 5, date(2026, 11, 30)),
    ],
)
def test_trekk_fra_teller_virkedager_bakover(dag, virkedager, foer):
    assert trekk_fra(dag, virkedager) == foer


@given(datoer, st.integers(1, 20))
def test_trekk_fra_er_den_siste_dagen_med_saa_mange_virkedager_etter_seg(dag, antall):
    foer = trekk_fra(dag, antall)
    assert arbeidsdager_mellom(foer, dag) >= antall > arbeidsdager_mellom(foer + timedelta(days=1), dag)
