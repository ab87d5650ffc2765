import pytest

from kandidater import belastning
from tests import fabrikker as lag

pytestmark = pytest.mark.django_db


def kontor_med(norm: int, tak: int) -> None:
    kontor = lag.kontor()
    kontor.norm, kontor.tak = norm, tak
    kontor.save(update_fields=["norm", "tak"])


def test_bare_egne_aapne_kandidater_teller():
    ane = lag.bruker()
    lag.kandidat(ane)
    lag.kandidat(lag.bruker())
    assert belastning.for_bruker(ane).antall == 1


@pytest.mark.parametrize(("antall", "norm", "tak"), [(1, False, False), (2, True, False), (3, True, True)])
def test_norm_og_tak_er_naadd_naar_en_til_ville_gaa_over(antall, norm, tak):
    kontor_med(2, 3)
    ane = lag.bruker()
    for _ in range(antall):
        lag.kandidat(ane)
    hennes = belastning.for_bruker(ane)
    assert (hennes.naadd_norm, hennes.naadd_tak) == (norm, tak)


def test_halv_stilling_gir_halv_norm_og_halvt_tak():
    hennes = belastning.for_bruker(lag.bruker(stillingsprosent=50))
    assert (hennes.norm, hennes.tak) == (10, 12)
