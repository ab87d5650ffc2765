from tests.tilgang.rad import MED_ARBEIDSGIVERE, i_dag, les, skriv
from tests.tilgang.verden import EGNE_LEDERE

TABELL = [
    les("oppfolging:arbeidsgiver", {200: MED_ARBEIDSGIVERE}, "bedrift"),
    les("oppfolging:arbeidsgiver_kartlagt", {200: MED_ARBEIDSGIVERE}, "bedrift"),
    skriv("oppfolging:arbeidsgiver_kartlagt", {302: MED_ARBEIDSGIVERE}, "bedrift", data=i_dag),
    les("oppfolging:arbeidsgiver_kontaktperson", {200: ("kontaktperson", *EGNE_LEDERE)}, "bedrift"),
    skriv(
        "oppfolging:arbeidsgiver_kontaktperson",
        {302: ("kontaktperson", *EGNE_LEDERE)},
        "bedrift",
        data=lambda verden: {"til": verden.brukere["kollega"].pk, "aarsak": "Ny fordeling"},
    ),
]
