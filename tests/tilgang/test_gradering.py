"""People with a grading: opened by the one responsible only, and by nobody when it is not answered.

The employer's kontaktperson is out as everybody else.

The leader with the right to see them takes back what was registered by mistake, and sees no more than that page.
"""

from dataclasses import replace

import pytest

from tests.tilgang.rad import Rad
from tests.tilgang.spor import observer
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import HVEM, KOLLEGENE, Verden

pytestmark = pytest.mark.matrise
GRADERINGER = ("fortrolig", "skjermet", "ukjent")
OM_KANDIDATEN = [rad for rad in TABELL if rad.args in (("kandidat",), ("uten_forlop",))]
OM_FORLOPET = [rad for rad in TABELL if rad.args == ("forlop",)]


def paa(rad: Rad, gradering: str) -> Rad:
    """The same row of the table, for a person with this grading: the leader without the right to see them is out, the
    employer's kontaktperson and who would open them with a reason.

    Not answered, and the one responsible is out too; nobody opens them with a reason.
    """
    arg = f"forlop_{gradering}" if rad.args == ("forlop",) else gradering
    utestengt = {*KOLLEGENE, "leder"} - {"eier", "betrodd_leder"}
    if gradering == "ukjent":
        utestengt |= {"eier", *(["betrodd_leder"] if rad.navn == "oppfolging:kandidat_aapnet" else [])}
    slipper_inn = {status: tuple(set(disse) - utestengt) for status, disse in rad.slipper_inn.items()}
    return replace(rad, args=(arg,), slipper_inn=slipper_inn)


@pytest.mark.parametrize("gradering", GRADERINGER)
@pytest.mark.parametrize("rad", [rad for rad in OM_KANDIDATEN + OM_FORLOPET if rad.metode == "get"], ids=str)
def test_bare_den_ansvarlige_aapner_og_bare_naar_graderingen_er_besvart(rad: Rad, gradering: str, verden: Verden):
    denne = paa(rad, gradering)
    for hvem in HVEM:
        spor = observer(lambda hvem=hvem: denne.send(verden, verden.klient(hvem)))
        assert spor.utfall == denne.forventet(hvem), hvem
        assert f"Kanari{gradering}" not in spor.side or hvem in denne.svar, hvem


@pytest.mark.parametrize("gradering", GRADERINGER)
@pytest.mark.parametrize("rad", [rad for rad in OM_KANDIDATEN if rad.metode == "post"], ids=str)
def test_ingen_andre_endrer_noe_om_dem(rad: Rad, gradering: str, verden: Verden):
    denne = paa(rad, gradering)
    for hvem in set(HVEM) - {"eier", *denne.svar}:
        spor = observer(lambda hvem=hvem: denne.send(verden, verden.klient(hvem)))
        assert (spor.utfall, spor.endret) == (denne.forventet(hvem), set()), hvem
