"""The words that stand where somebody who may see a graded person is about to speak of them."""

import pytest

from kandidater.gradering import merke
from kandidater.kandidatnavn import med_merke


@pytest.mark.parametrize(
    ("gradering", "skjermet", "ordet", "navnet"),
    [
        ("ugradert", False, "", "Kari Li"),
        ("ugradert", True, "Skjermet", "Kari Li (skjermet)"),
        ("fortrolig", False, "Fortrolig adresse", "Kari Li (fortrolig adresse)"),
        ("fortrolig", True, "Fortrolig adresse, skjermet", "Kari Li (fortrolig adresse, skjermet)"),
        ("ukjent", False, "Ikke besvart", "Kari Li (ikke besvart)"),
    ],
)
def test_merket_sier_hvilken_beskyttelse_det_er(gradering, skjermet, ordet, navnet):
    assert merke(gradering, skjermet) == ordet
    assert med_merke("Kari Li", gradering, skjermet) == navnet
