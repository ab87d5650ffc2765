"""A rhythm in words is the same steps as the dates are made from."""

import pytest

from oppfolging.models import Rytmetrinn
from oppfolging.rytmer import i_ord, rytmer_for

RYTMENE = [
    ("arbeidstrening", "arbeidsgiver", "Innen 3 dager etter start, hver uke til uke 4, deretter hver 14. dag"),
    (
        "jobb",
        "arbeidsgiver",
        "Innen 3 dager etter start, hver uke til uke 4, hver 14. dag til uke 12, "
        "hver måned til måned 12, deretter hver 90. dag",
    ),
    (
        "jobb",
        "kandidat",
        "Møte de siste 7 dagene før start, møte innen 3 dager etter start, hver uke til uke 4, "
        "hver måned til måned 12, deretter hver 90. dag",
    ),
    ("henvist", "kandidat", "Hver uke"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("situasjon", "side", "ord_"), RYTMENE)
def test_rytmen_staar_i_ord(situasjon, side, ord_):
    assert i_ord(rytmer_for("5702")[situasjon, side]) == ord_


def test_annenhver_maaned_staar_i_ord():
    assert i_ord([Rytmetrinn(hver=2, enhet="maaned")]) == "Hver 2. måned"
