"""Who takes back what was registered by mistake."""

from tests.tilgang.rad import les, skriv
from tests.tilgang.verden import EGNE_LEDERE

MED_LEDER = {200: ("eier", *EGNE_LEDERE)}
ETTERPAA = {302: MED_LEDER[200]}
KONTAKTPERSON = ("kontaktperson", *EGNE_LEDERE)


def grunn(_verden: object) -> dict[str, str]:
    return {"grunn": "Registrert på feil person"}


TABELL = [
    les("oppfolging:kandidat_trekk", MED_LEDER, "kandidat", person="kandidat"),
    skriv("oppfolging:kandidat_trekk", ETTERPAA, "kandidat", data=grunn, person="kandidat"),
    les("oppfolging:forlop_trekk", MED_LEDER, "forlop", person="kandidat"),
    skriv("oppfolging:forlop_trekk", ETTERPAA, "forlop", data=grunn, person="kandidat"),
    les("oppfolging:arbeidsgiver_trekk", {200: KONTAKTPERSON}, "bedrift"),
    skriv("oppfolging:arbeidsgiver_trekk", {302: KONTAKTPERSON}, "ny_bedrift", data=grunn),
]
