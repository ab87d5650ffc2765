from tests.tilgang.rad import MED_ARBEIDSGIVERE, les, skriv
from tests.tilgang.verden import HVEM

TABELL = [
    les("oppfolging:arbeidsgivere", {200: MED_ARBEIDSGIVERE}),
    les("oppfolging:velg_arbeidsgiver", {200: MED_ARBEIDSGIVERE}),
    les("oppfolging:arbeidsgiver_ny", {200: MED_ARBEIDSGIVERE}),
    skriv(
        "oppfolging:arbeidsgiver_ny",
        {302: MED_ARBEIDSGIVERE},
        data=lambda verden: {"orgnr": verden.adresser["uregistrert"]},
        uten_spor=HVEM,
    ),
    les("oppfolging:arbeidsgiver_bekreft", {200: MED_ARBEIDSGIVERE}, "uregistrert"),
    skriv("oppfolging:arbeidsgiver_bekreft", {302: MED_ARBEIDSGIVERE}, "uregistrert"),
]
