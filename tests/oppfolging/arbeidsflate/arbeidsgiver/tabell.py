from tests.tilgang.rad import MED_ARBEIDSGIVERE, i_dag, les, skriv
from tests.tilgang.verden import EGNE_LEDERE

RETTER_FOLK = ("kontaktperson", *EGNE_LEDERE, "markedskontakt")

TABELL = [
    les("oppfolging:arbeidsgiver", {200: MED_ARBEIDSGIVERE}, "bedrift"),
    skriv("oppfolging:bli_kontaktperson", {302: ("eier", "kontaktperson", "kollega")}, "uten_kontaktperson"),
    skriv(
        "oppfolging:si_fra",
        {302: MED_ARBEIDSGIVERE},
        "bedrift",
        uten_spor=RETTER_FOLK,
    ),
    skriv("oppfolging:si_fra_snakket", {302: RETTER_FOLK}, "bedrift"),
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
