"""Whatever is done in whatever order: every card has a date, no overdue date disappears, none is made on a day off."""

from datetime import date
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.oppfolging.kjerne.aaret import Aaret, statistikk

pytestmark = pytest.mark.django_db
FRA = st.dates(date(2026, 12, 1), date(2028, 4, 1))


def kjor(fra: date, fro: int, *, virkedager: int, **storrelse: int) -> list[str]:
    with transaction.atomic():
        aar = Aaret(fra, Random(fro), **storrelse)  # noqa: S311 - no secret
        aar.gaa(virkedager, handlinger=storrelse["kandidater"])
        print(virkedager, "virkedager fra", fra, dict(statistikk()))
        transaction.set_rollback(True)
    return aar.brudd


@given(fra=FRA, fro=st.integers(0, 2**32))
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_tre_uker_med_tilfeldig_arbeid(fra, fro):
    assert kjor(fra, fro, virkedager=15, spesialister=1, kandidater=4) == []


@pytest.mark.kaos
@pytest.mark.parametrize("fro", range(3))
def test_et_helt_aar_med_tilfeldig_arbeid(fro):
    """260 working days from January 2027; run with `make kaos`."""
    assert kjor(date(2027, 1, 7), fro, virkedager=260, spesialister=3, kandidater=8) == []
