"""Bad input, form by form: a clear sentence at the field, everything typed still there, nothing saved."""

import re
from typing import Any

import pytest
from django.utils.html import escape

from tests.tilgang.rad import Rad
from tests.tilgang.spor import avgrenset, endrede_tabeller, skrevet
from tests.tilgang.tabell import TABELL
from tests.tilgang.verden import Verden

pytestmark = pytest.mark.matrise
LANG = "æøå " * 250_000
FRA_SKRIPT = {"utkast:lagre"}  # no page is shown: what the script cannot have sent is refused
UKJENT_ORGNR = "910000004"
# What was typed, in which form, and what the field says.
SAKER: dict[str, tuple[str, dict[str, str], str, str]] = {
    "galt fødselsnummer": ("oppfolging:kandidat_ny", {"fodselsnummer": "04839132138"}, "fodselsnummer", "stemmer ikke"),
    "fødselsnummer med bokstaver": (
        "oppfolging:kandidat_ny",
        {"fodselsnummer": "0483913213a"},
        "fodselsnummer",
        "bare ha sifre",
    ),
    "henvist fram i tid": ("oppfolging:kandidat_ny", {"henvist_dato": "1.1.2099"}, "henvist_dato", "fram i tid"),
    "henvist for lenge siden": (
        "oppfolging:kandidat_ny",
        {"henvist_dato": "1.1.1926"},
        "henvist_dato",
        "årstallet",
    ),
    "start i et annet århundre": ("oppfolging:forlop_nytt", {"start": "1.1.1926"}, "start", "årstallet"),
    "slutt for langt fram": ("oppfolging:forlop_nytt", {"slutt": "1.1.2062"}, "slutt", "årstallet"),
    "frist for langt fram": (
        "oppfolging:logg_kandidat",
        {"neste_kandidat": "1.12.2062"},
        "neste_kandidat",
        "årstallet",
    ),
    "ukjent virksomhet": ("oppfolging:arbeidsgiver_ny", {"orgnr": UKJENT_ORGNR}, "orgnr", "Vi finner ingen virksomhet"),
    "ukjent virksomhet i forløp": (
        "oppfolging:forlop_nytt",
        {"orgnr": UKJENT_ORGNR},
        "orgnr",
        "Vi finner ingen virksomhet",
    ),
    "slutt før start": ("oppfolging:forlop_nytt", {"slutt": "4.1.2021", "start": "5.1.2021"}, "slutt", "før starten"),
    "dato som ikke finnes": ("oppfolging:forlop_nytt", {"start": "31.2.2027"}, "start", "finnes ikke i kalenderen"),
    "17. mai": ("oppfolging:logg_kandidat", {"neste_kandidat": "17.5.2028"}, "neste_kandidat", "grunnlovsdag"),
    "dato som er passert": ("oppfolging:logg_kandidat", {"neste_kandidat": "1.1.2020"}, "neste_kandidat", "passert"),
    "en megabyte tekst": ("oppfolging:logg_kandidat", {"notat": LANG}, "notat", "Her er det plass til 5"),
    "e-post uten krøllalfa": ("oppfolging:arbeidsgiverkontakt_ny", {"epost": "kari.bedrift.no"}, "epost", "e-post"),
    "tillitsverv": ("oppfolging:arbeidsgiverkontakt_ny", {"rolle": "Tillitsvalgt"}, "rolle", "personvernet"),
    "tak under norm": ("oppfolging:kontor_endre", {"norm": "20", "tak": "10"}, "tak", "minst like høyt"),
}


def rad_for(navn: str) -> Rad:
    return next(rad for rad in TABELL if rad.navn == navn and rad.metode == "post")


def feilen_ved(side: str, felt: str) -> str:
    """The sentences that the field points to as its error."""
    inndata = re.search(rf'<(?:input|textarea|select)[^>]*name="{felt}"[^>]*>', side)[0]
    assert 'aria-invalid="true"' in inndata
    steder = re.search(r'aria-describedby="([^"]*)"', inndata)[1].split()
    return " ".join(re.search(rf'id="{sted}"(.*?)</div>', side, re.DOTALL)[1] for sted in steder)


def send(rad: Rad, verden: Verden, data: dict[str, Any]) -> tuple[Any, set[str]]:
    """The answer, and which tables the post wrote in."""
    foer = skrevet()
    svar = verden.klient(next(iter(rad.svar))).post(rad.adresse(verden), data)
    return svar, endrede_tabeller(foer)


@pytest.mark.parametrize("sak", SAKER)
def test_feilen_staar_ved_feltet_og_alt_som_ble_skrevet_staar_der_fortsatt(sak: str, verden: Verden):
    navn, galt, felt, sier = SAKER[sak]
    rad = rad_for(navn)
    data = {**rad.data(verden), **galt}
    with avgrenset():
        svar, endret = send(rad, verden, data)
        side = svar.content.decode()
    assert (svar.status_code, endret) == (422, set())
    assert sier in feilen_ved(side, felt)
    skrevet_for_hand = [verdi for verdi in data.values() if len(verdi) > 3 and verdi.isprintable()]
    assert [verdi[:50] for verdi in skrevet_for_hand if escape(verdi) not in side] == []


def test_17_mai_kan_bekreftes(verden: Verden):
    rad = rad_for("oppfolging:logg_kandidat")
    data = {**rad.data(verden), "neste_kandidat": "17.5.2028", "bekreft_neste_kandidat": "on"}
    data["grunn"] = "avtalt med kandidaten"
    with avgrenset():
        svar, endret = send(rad, verden, data)
    assert svar.status_code == 302
    assert "kjerne_kontakt" in endret


@pytest.mark.parametrize("rad", [rad for rad in TABELL if rad.metode == "post"], ids=str)
def test_et_tomt_skjema_gir_aldri_en_feilside(rad: Rad, verden: Verden):
    """Either the fields say what is missing, and nothing is saved, or nothing had to be filled in."""
    with avgrenset():
        svar, endret = send(rad, verden, {})
        if svar.status_code == 422:
            assert endret <= {"arbeidsgivere_engangskode"}
            assert "aksel-error-message" in svar.content.decode()
        else:
            assert svar.status_code in {302, 410, *rad.slipper_inn} or rad.navn in FRA_SKRIPT or rad.signert
            assert svar.status_code < 500
