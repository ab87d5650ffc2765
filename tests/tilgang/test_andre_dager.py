"""Every address answers as the access table says on days when something is different; `make kalender` runs it all."""

import pytest

from tests import klokke
from tests.kalender import MOMENTER
from tests.tilgang.spor import avgrenset
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import bygg

pytestmark = pytest.mark.treg


@pytest.mark.django_db
@pytest.mark.parametrize("dag", ["nyttaarsnatt", "til-vintertid"])
def test_hver_side_og_hver_handling_virker_ogsaa_da(dag):
    feil = []
    with klokke.paa(MOMENTER[dag]):
        verden = bygg()
        for rad in TABELL:
            hvem = next(iter(rad.svar))
            with avgrenset():
                status = rad.send(verden, verden.klient(hvem)).status_code
            if status != rad.svar[hvem]:
                feil.append(f"{rad} {hvem}: {status}")
    assert feil == []
