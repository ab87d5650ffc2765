"""What has changed since the period before, and since the same period last year."""

from datetime import date

import pytest
from django.utils.translation import override

from oppfolging.rapporter import sammenligning
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.snitt import beregn, les
from oppfolging.rapporter.tall.figur import Linje, Sammenlignet
from oppfolging.rapporter.tall.frister import OVER_FRISTEN
from oppfolging.rapporter.tall.overgang import OVERGANG
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE
from oppfolging.rapporter.tall.verdier import Andel, Andeler, Antall
from oppfolging.rapporter.utvalg import Utvalg
from tests import fabrikker as lag

OKTOBER, SNITT = Periode(date(2026, 10, 1), date(2026, 10, 31)), lag.oslo(2026, 11, 3)
SEPTEMBER = Periode(date(2026, 9, 1), date(2026, 9, 30))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fra", "til", "snitt", "planlagt_fra", "koder"),
    [
        (OKTOBER.fra, OKTOBER.til, SNITT, date(2025, 1, 1), ["2026-09", "2025-10"]),
        (OKTOBER.fra, OKTOBER.til, SNITT, date(2026, 9, 1), ["2026-09"]),
        (OKTOBER.fra, OKTOBER.til, SNITT, date(2026, 9, 2), []),
        (OKTOBER.fra, OKTOBER.til, SNITT, None, []),
        (date(2026, 1, 1), date(2026, 12, 31), lag.oslo(2027, 1, 4), date(2024, 1, 1), ["2025"]),
        (
            date(2026, 11, 1),
            date(2026, 11, 30),
            SNITT,  # three days of it have been
            date(2024, 1, 1),
            ["2026-10-01_2026-10-03", "2025-11-01_2025-11-03"],
        ),
    ],
)
def test_det_sammenlignes_med_like_mange_dager_foer_og_i_fjor(fra, til, snitt, planlagt_fra, koder):
    u = Utvalg(lag.kontor(), fra, til, snitt)
    assert [periode.kode for periode in sammenligning.perioder(u, planlagt_fra)] == koder


def endringer(tall, naa, da) -> list[tuple[str, ...]]:
    foer = sammenligning.Foer(SEPTEMBER, Linje(verdier={tall.nokkel: da}))
    alle = sammenligning.nokkeltall(Linje(verdier={tall.nokkel: naa}), [tall], [foer])
    return [tuple(f"{den.hva} ({den.da})" for den in ett.endringer) for ett in alle]


@pytest.mark.parametrize(
    ("naa", "da", "ord_"),
    [
        (Andel(28, 100), Andel(25, 100), ("+3 prosentpoeng mot september 2026 (25 av 100)",)),
        (Andel(25, 100), Andel(28, 100), ("−3 prosentpoeng mot september 2026 (28 av 100)",)),
        (Andel(1, 5), Andel(1, 5), ("uendret mot september 2026 (1 av 5)",)),
        (Andel(1, 4), Andel(1, 5), ()),
        (Andel(1, 5), Andel(1, 4), ()),
    ],
)
def test_en_andel_endrer_seg_i_prosentpoeng_og_ikke_av_for_faa(naa, da, ord_):
    assert endringer(OVERGANG, Andeler({"aar": naa}), Andeler({"aar": da})) == [ord_]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("planlagt_fra", "med"),
    [
        (date(2024, 11, 1), ["2026-09", "2025-10"]),  # the first of the twelve months of October 2025
        (date(2024, 11, 2), ["2026-09"]),
        (date(2025, 9, 29), ["2026-09"]),
        (date(2025, 10, 1), ["2026-09"]),
        (date(2025, 10, 2), []),
    ],
)
def test_det_som_gjelder_tolv_maaneder_sammenlignes_bare_med_tolv_kontoret_var_der(planlagt_fra, med):
    """A new office would be told it got worse: those who were closed before it began are in no register."""
    u = Utvalg(lag.kontor(), OKTOBER.fra, OKTOBER.til, SNITT)
    foer = sammenligning.lag(u, [OVERGANG, PORTEFOLJE], planlagt_fra)
    assert [ett.periode.kode for ett in foer if OVERGANG.nokkel in ett.kontoret.verdier] == med
    assert all(PORTEFOLJE.nokkel in ett.kontoret.verdier for ett in foer)
    naa = Linje(verdier={OVERGANG.nokkel: Andeler({"aar": Andel(100, 379)})})
    (ett,) = sammenligning.nokkeltall(naa, [OVERGANG], foer)
    mangler = [den.periode.navn for den in foer if den.periode.kode not in med]
    assert [den.hva for den in ett.endringer if not den.da] == [
        f"Ikke nok historikk til å sammenligne med {navn}" for navn in mangler
    ]


def test_av_perioder_fra_foer_kontoret_begynte_er_det_ingenting_aa_sammenligne_med():
    felt = (OKTOBER.fra, OKTOBER.til, SNITT.date())
    koder = [
        [ett.kode for ett in sammenligning.uten_historikk(*felt, dag)] for dag in (date(2026, 9, 2), OKTOBER.i_fjor.fra)
    ]
    assert (koder, sammenligning.uten_historikk(*felt, None)) == ([["2026-09", "2025-10"], []], [])


@pytest.mark.parametrize(
    ("mer", "ord_"), [(1, "+1 percentage point"), (2, "+2 percentage points"), (-1, "−1 percentage point")]
)
def test_ett_prosentpoeng_er_entall_paa_engelsk(mer, ord_):
    naa, da = (
        next(iter(OVERGANG.nokkeltall(Linje(verdier={"overgang": Andeler({"aar": Andel(n, 100)})}))))
        for n in (50 + mer, 50)
    )
    with override("en"):
        assert sammenligning.forskjell(naa, da) == ord_


@pytest.mark.parametrize(("naa", "da", "ord_"), [(5, 3, "+2"), (3, 5, "−2"), (3, 3, "uendret")])
def test_et_antall_endrer_seg_i_antall(naa, da, ord_):
    sider = {"arbeidsgiver": 0, "jobbutvikling": 0}
    svar = endringer(OVER_FRISTEN, Antall({"kandidat": naa, **sider}), Antall({"kandidat": da, **sider}))
    assert svar == [(f"{ord_} mot september 2026 ({da})",)]


@pytest.mark.django_db
def test_snittet_har_med_seg_det_det_sammenlignes_med():
    ane = lag.bruker()
    for maaned in (8, 9, 10):
        lag.kandidat(ane, naa=lag.oslo(2026, maaned, 15))
    svar = beregn(kontor=ane.kontor, fra=OKTOBER.fra, til=OKTOBER.til, snitt=SNITT, figurer=[PORTEFOLJE])
    assert [(ett.periode.kode, ett.kontoret[PORTEFOLJE].samlet) for ett in svar.foer] == [("2026-09", 2)]
    assert les(svar.som_json()) == svar
    (ett,) = sammenligning.nokkeltall(svar.kontoret, svar.figurer, svar.foer)
    assert (ett.tall, ett.endringer) == (3, (Sammenlignet("+1 mot september 2026", SEPTEMBER, "2"),))
