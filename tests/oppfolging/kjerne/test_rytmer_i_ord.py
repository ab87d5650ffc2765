"""A rhythm in words is the same steps as the dates are made from."""

from datetime import date, timedelta

import pytest

from oppfolging.kjerne.models import Rytmetrinn
from oppfolging.kjerne.rytmer import gjenstaar, i_ord, rytmer_for

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
    ("henvist", "kandidat", "Innen 7 dager etter start, deretter hver uke"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("situasjon", "side", "ord_"), RYTMENE)
def test_rytmen_staar_i_ord(situasjon, side, ord_):
    assert i_ord(rytmer_for("5702", date(2026, 1, 5))[situasjon, side]) == ord_


@pytest.mark.django_db
def test_det_som_er_over_er_ikke_med_i_det_som_gjenstaar():
    trinn = rytmer_for("5702", date(2026, 1, 5))["jobb", "arbeidsgiver"]
    start = date(2026, 1, 5)
    assert i_ord(gjenstaar(trinn, start=start, i_dag=start)) == i_ord(trinn)
    dag_3, dag_4 = start + timedelta(days=3), start + timedelta(days=4)
    assert i_ord(gjenstaar(trinn, start=start, i_dag=dag_3)).startswith("Innen 3 dager")
    assert i_ord(gjenstaar(trinn, start=start, i_dag=dag_4)).startswith("Hver uke til uke 4")
    assert i_ord(gjenstaar(trinn, start=start, i_dag=date(2027, 1, 5))) == "Hver 90. dag"


@pytest.mark.parametrize(("til_dag", "maaned"), [(365, 12), (533, 18), (730, 24)])
def test_en_maaned_er_tolvtedelen_av_et_aar(til_dag, maaned):
    assert i_ord([Rytmetrinn(hver=1, enhet="maaned", til_dag=til_dag)]) == f"Hver måned til måned {maaned}"


def test_annenhver_maaned_staar_i_ord():
    assert i_ord([Rytmetrinn(hver=2, enhet="maaned")]) == "Hver 2. måned"


def test_en_frist_paa_startdagen_staar_i_ord():
    assert i_ord([Rytmetrinn(frist_dag=0)]) == "Innen 0 dager etter start"
