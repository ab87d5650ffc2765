"""What a figure is about: a period of whole days, as far as the cut has reached. October 2026."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from psycopg.types.range import TimestamptzRange

from inkludering.brukere.models import Kontor
from inkludering.felles.arbeidsdager import lokal_dato
from oppfolging.rapporter.snitt import linjer
from oppfolging.rapporter.tall.frister import OVER_FRISTEN
from oppfolging.rapporter.tall.portefolje import PORTEFOLJE
from oppfolging.rapporter.utvalg import Utvalg
from tests import fabrikker as lag
from tests.klokke import klokka
from tests.oppfolging.rapporter.scene import bygg

FRA, TIL = date(2026, 10, 1), date(2026, 10, 31)
BEGYNNER, ER_OVER = lag.oslo(2026, 10, 1, 0), lag.oslo(2026, 11, 1, 0)


def utvalg(snitt: datetime, fra: date = FRA, til: date = TIL) -> Utvalg:
    return Utvalg(Kontor(pk="5702"), fra, til, snitt)


@pytest.mark.parametrize(
    ("snitt", "dag", "siste_dag", "tidsrom"),
    [
        (lag.oslo(2026, 11, 3), date(2026, 11, 3), TIL, (BEGYNNER, ER_OVER, "[)")),
        (ER_OVER, date(2026, 11, 1), TIL, (BEGYNNER, ER_OVER, "[)")),
        (lag.oslo(2026, 10, 31), TIL, TIL, (BEGYNNER, lag.oslo(2026, 10, 31), "[]")),
        (lag.oslo(2026, 10, 1), FRA, FRA, (BEGYNNER, lag.oslo(2026, 10, 1), "[]")),
    ],
)
def test_perioden_gaar_til_siste_dag_eller_til_snittet(snitt, dag, siste_dag, tidsrom):
    u = utvalg(snitt)
    assert (u.dag, u.siste_dag, u.tidsrom) == (dag, siste_dag, TimestamptzRange(*tidsrom))
    assert u.parametre == {
        "kontor": "5702",
        "fra": FRA,
        "siste_dag": siste_dag,
        "dag": dag,
        "snitt": snitt,
        "tidsrom": TimestamptzRange(*tidsrom),
        "ser_graderte": False,
        "fortid": True,
        "tilstand": u.tilstand,
        "aar_fra": {TIL: date(2025, 11, 1), FRA: date(2025, 10, 2)}[siste_dag],
    }


@pytest.mark.parametrize(
    ("fra", "til", "snitt"),
    [(TIL, FRA, lag.oslo(2026, 11, 3)), (date(2026, 11, 4), date(2026, 11, 30), lag.oslo(2026, 11, 3))],
)
def test_perioden_maa_ha_begynt_og_slutte_etter_at_den_begynner(fra, til, snitt):
    with pytest.raises(ValueError, match="a period that has begun"):
        utvalg(snitt, fra, til)


@pytest.mark.django_db
def test_det_som_staar_naa_er_det_samme_uten_aa_lete_i_fortida():
    scene = bygg()
    naa = klokka()
    utvalg = Utvalg(scene.kontor, lokal_dato(naa), lokal_dato(naa), naa)
    alt = linjer(utvalg, (PORTEFOLJE, OVER_FRISTEN))
    assert alt.kontoret[OVER_FRISTEN].samlet
    assert linjer(replace(utvalg, fortid=False), (PORTEFOLJE, OVER_FRISTEN)) == alt
