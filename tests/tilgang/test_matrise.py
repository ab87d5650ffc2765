"""Every address × method × person, on real objects: who gets in, what they meet, and what it leaves behind."""

from collections.abc import Callable

import pytest

from tests.tilgang.rad import AVVIST, Rad
from tests.tilgang.spor import Spor, avgrenset, endrede_tabeller, observer, skrevet
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import HVEM, Hemmelighet, Verden

pytestmark = pytest.mark.matrise
LESNINGER = [rad for rad in TABELL if rad.metode == "get"]
SKRIVINGER = [rad for rad in TABELL if rad.metode == "post"]
Prover = Callable[[Rad], dict[str, Spor]]


def for_hver(rader: list[Rad]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("rad", rader, ids=str)


@pytest.fixture(scope="module")
def alle_prover() -> dict[str, dict[str, Spor]]:
    return {}


@pytest.fixture
def prover(verden: Verden, alle_prover) -> Prover:
    """What each person met at a row of the table; tried once, and remembered for the other tests."""

    def prov(rad: Rad) -> dict[str, Spor]:
        if str(rad) not in alle_prover:
            alle_prover[str(rad)] = {
                hvem: observer(lambda hvem=hvem: rad.send(verden, verden.klient(hvem))) for hvem in HVEM
            }
        return alle_prover[str(rad)]

    return prov


@for_hver(TABELL)
def test_bare_de_tabellen_nevner_slipper_inn(rad: Rad, prover: Prover):
    svar = {hvem: spor.utfall for hvem, spor in prover(rad).items()}
    assert {hvem: ett for hvem, ett in svar.items() if ett != rad.forventet(hvem)} == {}


@for_hver(TABELL)
def test_bare_en_post_som_slipper_inn_endrer_noe(rad: Rad, prover: Prover):
    skal_endre = set(rad.svar) - set(rad.uten_spor) if rad.metode == "post" else set()
    endret = {hvem: spor.endret for hvem, spor in prover(rad).items()}
    assert {hvem: tabeller for hvem, tabeller in endret.items() if bool(tabeller) != (hvem in skal_endre)} == {}


@for_hver(TABELL)
def test_ingen_ser_det_som_ikke_er_for_dem(rad: Rad, verden: Verden, prover: Prover):
    sider = {hvem: spor.side for hvem, spor in prover(rad).items()}
    assert [
        (hvem, hemmelig.tekst)
        for hemmelig in verden.hemmeligheter
        for hvem, side in sider.items()
        if hemmelig.tekst in side and hvem not in hemmelig.for_ | _ser_nummeret(rad, hemmelig, verden)
    ] == []


def _ser_nummeret(rad: Rad, hemmelig: Hemmelighet, verden: Verden) -> frozenset[str]:
    er_nummeret = rad.viser_nummer and verden.numre.get(verden.adresser[rad.person]) == hemmelig.tekst
    return frozenset(rad.svar) if er_nummeret else frozenset()


@for_hver(TABELL)
def test_hvert_syn_av_en_person_og_hvert_avvist_forsok_er_noyaktig_en_rad_i_loggen(
    rad: Rad, verden: Verden, prover: Prover
):
    for hvem, spor in prover(rad).items():
        vist = {den.pk for navn, den in verden.navn.items() if navn in spor.side}
        sett = set().union(*(personer for _utfall, personer in spor.oppslag))
        if rad.person and hvem not in AVVIST:
            person = {verden.adresser[rad.person]}
            assert spor.oppslag == [("tillatt" if hvem in rad.svar else "avvist", person)], hvem
        assert len(spor.oppslag) == bool(sett), hvem
        assert vist <= sett, hvem


@for_hver(TABELL)
def test_hvert_svar_har_sikkerhetshodene(rad: Rad, prover: Prover):
    assert {hvem: spor.hodefeil for hvem, spor in prover(rad).items() if spor.hodefeil} == {}


@for_hver([rad for rad in TABELL if rad.args and rad.navn != "portal:inn_lenke"])
def test_fremmed_og_manglende_er_samme_svar(rad: Rad, verden: Verden, prover: Prover):
    for hvem, spor in prover(rad).items():
        if hvem not in rad.svar and hvem not in AVVIST:
            mangler = observer(lambda hvem=hvem: rad.send(verden, verden.klient(hvem), finnes=False))
            assert (spor.utfall, spor.side) == (mangler.utfall, mangler.side), hvem


@for_hver(LESNINGER)
def test_andre_metoder_enn_tabellens_naar_aldri_fram(rad: Rad, verden: Verden):
    skrivbar = rad.navn in {den.navn for den in SKRIVINGER}
    hvem = next(iter(rad.svar))
    for metode in ["head", "put", "patch", "delete", "options", *([] if skrivbar else ["post"])]:
        with avgrenset():
            klient, foer = verden.klient(hvem), skrevet()
            if rad.foer:
                rad.foer(verden, klient)
            svar = getattr(klient, metode)(rad.adresse(verden))
            assert svar.status_code == 405 or (metode == "head" and svar.status_code in rad.slipper_inn), metode
            assert endrede_tabeller(foer) == set()


@for_hver([rad for rad in SKRIVINGER if rad.navn not in {den.navn for den in LESNINGER}])
def test_den_som_bare_kommer_til_en_knapps_adresse_faar_en_side(rad: Rad, verden: Verden):
    """By Back, by a link, or from the login page."""
    with avgrenset():
        foer = skrevet()
        svar = verden.klient(next(iter(rad.svar))).get(rad.adresse(verden))
        assert (svar.status_code, endrede_tabeller(foer)) == (405, set())
        assert "Her er det ingen side å vise" in svar.content.decode()


@for_hver([rad for rad in SKRIVINGER if not rad.signert])
def test_post_uten_csrf_merke_er_403_og_endrer_ingenting(rad: Rad, verden: Verden):
    with avgrenset():
        foer = skrevet()
        svar = rad.send(verden, verden.klient(next(iter(rad.svar)), enforce_csrf_checks=True))
        assert svar.status_code == 403
        assert endrede_tabeller(foer) == set()
