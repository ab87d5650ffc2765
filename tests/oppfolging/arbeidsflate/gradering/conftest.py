"""Who changes a candidate's protection, and whose it is."""

import pytest


@pytest.fixture
def ane():
    from tests import fabrikker as lag

    return lag.bruker(etternavn="Berg")


@pytest.fixture
def leder():
    from tests import fabrikker as lag

    return lag.bruker("leder", ser_skjermede=True)


@pytest.fixture
def uten_rett():
    from tests import fabrikker as lag

    return lag.bruker("leder")


@pytest.fixture
def kari(ane):
    from tests import fabrikker as lag
    from tests.klokke import klokka
    from tests.oppfolging.arbeidsflate.gradering.scene import FOER

    return lag.kandidat(ane, naa=klokka() - FOER, fase="jobbutvikling", aapen=True, etternavn="Kanari")
