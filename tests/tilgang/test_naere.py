"""Whoever has declared somebody near meets none of what is written of them, at any address; a row of a list at most."""

import pytest

from inkludering.brukere.models import Fravaer
from kandidater import aapningsgang, vikarbeskjeder
from kandidater.models import Kandidat, Kandidatansvar
from oppfolging.handlinger import habilitet
from tests.klokke import klokka
from tests.tilgang.rad import Rad
from tests.tilgang.spor import observer
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import Verden

pytestmark = pytest.mark.matrise
NAERE = ("kandidat", "lukket_kandidat", "foreslaatt", "i_koen")
# One of each who would read of them by a door of their own.
INHABILE = ("eier", "kontaktperson", "kollega", "betrodd_leder")
# What tells of them, and the words this world plants for it here.
ORDENE = ("kanarinotat", "kanarihemmelig", "kanariformidles", "kanarisamtale", "kanarioverlevering", "41999001")
EGNE = ("kanarigrunnen", "kanaribeskjeden", "kanarikøgrunnen")
# A leader still decides who follows them up: by name, with a form and no word of them.
FORDELER = {"rapporter:tildel", "rapporter:flytt"}
LESNINGER = [rad for rad in TABELL if rad.metode == "get" and not rad.navn.startswith(("portal:", "brukere:"))]


def bare(rader: list[Rad], hvem: str) -> list[Rad]:
    return [rad for rad in rader if rad.svar.get(hvem) == 200]


def skriv_om_dem(verden: Verden) -> None:
    eier, kollega = verden.brukere["eier"], verden.brukere["kollega"]
    den = Kandidat.objects.get(pk=verden.adresser["kandidat"])
    aapningsgang.aapne(kandidat=den, grunn=f"Skal svare {EGNE[0]}", av=kollega, naa=klokka())
    det = Fravaer.objects.get(pk=verden.adresser["fravaer"])
    vikarbeskjeder.skriv(kandidat=den, fravaer=det, tekst=EGNE[1], vikar=None, av=eier, naa=klokka())
    Kandidatansvar.objects.filter(kandidat=verden.adresser["i_koen"]).update(aarsak=EGNE[2])


def om_dem(rad: Rad) -> bool:
    return rad.person in NAERE or rad.args == ("forlop",)


def lest(verden: Verden, hvem: str, rader: list[Rad]) -> dict[str, str]:
    """What this person is shown at each of these that lets them in."""
    sider = {}
    for rad in bare(rader, hvem):
        sider[str(rad)] = observer(lambda rad=rad: rad.send(verden, verden.klient(hvem))).side
    return sider


def ord_i(sider: dict[str, str]) -> set[str]:
    return {ord_ for ord_ in (*ORDENE, *EGNE) for side in sider.values() if ord_ in side}


@pytest.mark.parametrize("hvem", INHABILE)
def test_ingen_leser_noe_om_en_naer_ved_noen_doer(hvem: str, verden: Verden):
    skriv_om_dem(verden)
    uten_meldingen = bare([rad for rad in LESNINGER if om_dem(rad)], hvem)
    assert uten_meldingen
    for navn in NAERE:
        nummer = Kandidat.objects.get(pk=verden.adresser[navn]).fodselsnummer
        habilitet.meld(bruker=verden.brukere[hvem], fodselsnummer=nummer, slektskap="soesken", naa=klokka())
    sider = lest(verden, hvem, LESNINGER)
    assert ord_i(sider) == set()
    assert {str(rad) for rad in uten_meldingen if sider[str(rad)] and "Siden finnes ikke" not in sider[str(rad)]} <= {
        str(rad) for rad in TABELL if rad.navn in FORDELER
    }


def test_de_som_ikke_er_naer_leser_ordene_saa_listen_over_er_ikke_tom(verden: Verden):
    skriv_om_dem(verden)
    rader = [rad for rad in LESNINGER if om_dem(rad) or rad.navn == "oppfolging:aapninger"]
    leste = set().union(*(ord_i(lest(verden, hvem, rader)) for hvem in ("eier", "kollega", "betrodd_leder")))
    assert leste == {*ORDENE, *EGNE}
