"""All that a test touches lives on the tests' clock."""

import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from inkludering.felles.arbeidsdager import er_arbeidsdag
from tests.klokke import I_DAG, MORGEN, NAA, for_, klokka
from tests.levende import uten_husets_miljo

KLOKKA_DER = "import datetime; print(datetime.datetime.now(datetime.UTC).isoformat())"
LITE = timedelta(seconds=30)


@pytest.mark.parametrize("gang", [1, 2])
def test_hver_test_begynner_paa_samme_tid_og_klokka_gaar(gang):
    foer = klokka()
    assert NAA <= foer < NAA + LITE
    assert foer < timezone.now()
    assert timezone.localdate() == I_DAG
    time.sleep(0.1)
    assert klokka() - foer > timedelta(milliseconds=90)


@pytest.mark.parametrize("miljo", [dict, uten_husets_miljo], ids=["arvet", "som en persons"])
def test_prosesser_som_startes_lever_paa_samme_klokke(miljo):
    svar = subprocess.run(
        [sys.executable, "-c", KLOKKA_DER], check=True, capture_output=True, text=True, env=miljo() or None
    )
    assert abs(datetime.fromisoformat(svar.stdout.strip()) - klokka()) < LITE


def test_morgenen_er_den_vanlige_dagen_selv_og_ellers_neste_arbeidsdag():
    assert MORGEN >= NAA
    assert (timezone.localtime(MORGEN).hour, er_arbeidsdag(timezone.localdate(MORGEN))) == (9, True)


def test_dager_siden_er_samme_tid_paa_dagen():
    assert [timezone.localdate(for_(dager)) for dager in (0, 1, 40)] == [
        I_DAG - timedelta(days=dager) for dager in (0, 1, 40)
    ]
    assert for_(0) == NAA
    assert for_(7).tzinfo == UTC
