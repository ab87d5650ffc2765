"""Dates as they are typed, read on Thursday 26 November 2026; the answers are typed by hand."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkludering.felles.datolesing import FinnesIkke, Retning, UgyldigAar, Uleselig, les

TORSDAG = date(2026, 11, 26)
FREM, BEGGE, TILBAKE = Retning.FREM, Retning.BEGGE, Retning.TILBAKE


@pytest.mark.parametrize(
    ("skrevet", "dato"),
    [
        ("24.11.2026", date(2026, 11, 24)),
        ("24.11.26", date(2026, 11, 24)),
        ("1/12-2026", date(2026, 12, 1)),
        ("1.12", date(2026, 12, 1)),
        ("1.12.", date(2026, 12, 1)),
        ("1. 12. 2026", date(2026, 12, 1)),
        ("1/12", date(2026, 12, 1)),
        ("011226", date(2026, 12, 1)),
        ("01122026", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        ("1. desember", date(2026, 12, 1)),
        ("1 desember", date(2026, 12, 1)),
        ("1. des.", date(2026, 12, 1)),
        ("1.des", date(2026, 12, 1)),
        ("1. Desember 2027", date(2027, 12, 1)),
        ("1 December 2027", date(2027, 12, 1)),
        ("17. mai", date(2027, 5, 17)),
        ("man. 30. nov.", date(2026, 11, 30)),
        ("Mandag 30. november", date(2026, 11, 30)),
        ("måndag 30. november 2026", date(2026, 11, 30)),
        ("Mon 30 Nov", date(2026, 11, 30)),
        ("mandag 30.11", date(2026, 11, 30)),
        ("i dag", date(2026, 11, 26)),
        ("I  morgen", date(2026, 11, 27)),
        ("i morgon", date(2026, 11, 27)),
        ("tomorrow", date(2026, 11, 27)),
        ("i overmorgen", date(2026, 11, 28)),
        ("i går", date(2026, 11, 25)),
        ("fredag", date(2026, 11, 27)),
        ("fre.", date(2026, 11, 27)),
        ("på fre.", date(2026, 11, 27)),
        ("1.1.1900", date(1900, 1, 1)),
        ("31.12.2100", date(2100, 12, 31)),
        ("på mandag", date(2026, 11, 30)),
        ("tysdag", date(2026, 12, 1)),
        ("onsdag", date(2026, 12, 2)),
        ("torsdag", date(2026, 12, 3)),
    ],
)
def test_en_dato_leses_slik_folk_skriver_den(skrevet, dato):
    assert les(skrevet, i_dag=TORSDAG) == dato


@pytest.mark.parametrize(
    ("skrevet", "retning", "dato"),
    [
        # To come: the near past is this year's, and is refused as passed; the rest is next year's.
        ("25.11", FREM, date(2026, 11, 25)),
        ("28.8", FREM, date(2026, 8, 28)),
        ("27.8", FREM, date(2027, 8, 27)),
        ("5.1", FREM, date(2027, 1, 5)),
        # Gone: the near future is this year's.
        ("27.11", TILBAKE, date(2026, 11, 27)),
        ("24.2", TILBAKE, date(2026, 2, 24)),
        ("23.2", TILBAKE, date(2027, 2, 23)),
        ("5.6", TILBAKE, date(2026, 6, 5)),
        # Either: half a year each way.
        ("28.5", BEGGE, date(2026, 5, 28)),
        ("27.5", BEGGE, date(2027, 5, 27)),
        # A weekday is the next one, or the last one.
        ("fredag", TILBAKE, date(2026, 11, 20)),
        ("onsdag", TILBAKE, date(2026, 11, 25)),
        ("torsdag", TILBAKE, date(2026, 11, 19)),
        ("torsdag", FREM, date(2026, 12, 3)),
    ],
)
def test_en_dato_uten_aar_leses_den_veien_feltet_ser(skrevet, retning, dato):
    assert les(skrevet, i_dag=TORSDAG, retning=retning) == dato


def test_ved_nyttaar_er_januar_neste_aar_og_desember_dette():
    assert les("4.1", i_dag=date(2026, 12, 30), retning=FREM) == date(2027, 1, 4)
    assert les("28.12", i_dag=date(2027, 1, 4), retning=TILBAKE) == date(2026, 12, 28)
    assert les("29.2", i_dag=date(2028, 1, 10)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("skrevet", "feil"),
    [
        ("", Uleselig),
        ("snart", Uleselig),
        ("17.", Uleselig),
        ("1. desambar", Uleselig),
        ("mandag morgen", Uleselig),
        ("٢٤.١١.٢٠٢٦", Uleselig),
        ("24.11.2026\x00", Uleselig),
        ("1.12.2026.", Uleselig),
        ("31.11", FinnesIkke),
        ("29.2", FinnesIkke),
        ("0.1", FinnesIkke),
        ("311126", FinnesIkke),
        ("tirsdag 30. november", FinnesIkke),
        ("01.01.1899", UgyldigAar),
        ("01.01.2101", UgyldigAar),
    ],
)
def test_det_som_ikke_er_en_dato_avvises_med_hvorfor(skrevet, feil):
    with pytest.raises(feil):
        les(skrevet, i_dag=TORSDAG)


@given(st.text(), st.sampled_from(Retning))
def test_ingen_tekst_gir_en_annen_feil(tekst, retning):
    with contextlib.suppress(Uleselig, FinnesIkke, UgyldigAar):
        assert isinstance(les(tekst, i_dag=TORSDAG, retning=retning), date)
