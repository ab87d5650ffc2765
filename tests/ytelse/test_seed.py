"""Synthetic data are sown fast: an office by its contacts, and a longer history row by row."""

from __future__ import annotations

import io

import pytest
from django.apps import apps
from django.core.management import call_command

from oppfolging.kjerne.models import Kontakt
from tests.klokke import NAA
from tests.ytelse import maaling
from tests.ytelse.rapport import noter

SEKUNDER_PER_3000 = 2
RADER_I_SEKUNDET = 10_000
FLERE, MAANEDER = 3, 36


def saa(**valg: int) -> None:
    call_command("seed", naa=NAA, stdout=io.StringIO(), **valg)


def rader() -> int:
    return sum(
        modell._base_manager.count()
        for modell in apps.get_models()
        if modell._meta.managed and modell._meta.app_label != "pghistory"
    )


@pytest.mark.ytelse
@pytest.mark.treg
def test_seed_er_rask(egen_base):
    """In CPU time, PostgreSQL's too; the register of employers is read once, with the first office."""
    saa(kontor=1, fro=1)
    brukt = maaling.klokke_med_databasen()
    foer, kontakter = brukt(), Kontakt.objects.count()
    saa(kontor=FLERE, fro=2)
    per_kontor, per = (brukt() - foer) / FLERE, (Kontakt.objects.count() - kontakter) / FLERE
    per_3000 = per_kontor * 3000 / per
    noter(f"seed, ett kontor med {per:.0f} kontakter", f"{per_kontor:.2f} s", per_3000, SEKUNDER_PER_3000)
    foer, for_rader = brukt(), rader()
    saa(kontor=1, fro=3, historie=MAANEDER)
    i_sekundet = (rader() - for_rader) / (brukt() - foer)
    noter(f"seed --historie {MAANEDER}", f"{i_sekundet:.0f} rader/s", RADER_I_SEKUNDET / i_sekundet, 1)
    assert per_3000 <= SEKUNDER_PER_3000
    assert i_sekundet >= RADER_I_SEKUNDET
