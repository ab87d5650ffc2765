"""A time of day as people write it."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError

from inkludering.felles.klokkeslett import Klokkefelt


@pytest.mark.parametrize(
    ("skrevet", "klokka"),
    [
        ("9", time(9)),
        ("09.30", time(9, 30)),
        ("9:30", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        (" kl. 14 ", time(14)),
        ("kl 14.05", time(14, 5)),
        ("00.00", time(0)),
        ("23.59", time(23, 59)),
    ],
)
def test_klokkeslett_slik_folk_skriver_det(skrevet, klokka):
    felt = Klokkefelt()
    assert felt.clean(skrevet) == klokka
    assert felt.clean(felt.prepare_value(klokka)) == klokka


@pytest.mark.parametrize("skrevet", ["24", "9.60", "9.5", "ti", "12.30.00", "-1", "١٢"])
def test_det_som_ikke_er_et_klokkeslett_sies(skrevet):
    with pytest.raises(ValidationError, match=r"tt\.mm"):
        Klokkefelt().clean(skrevet)


def test_midnatt_er_et_klokkeslett_og_tomt_er_ingen():
    assert Klokkefelt(required=False).clean("") is None
    assert Klokkefelt(required=False).clean(time(0)) == time(0)
