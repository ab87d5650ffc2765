"""Who searches by name, and what each may find."""

from tests.tilgang.rad import MED_ARBEIDSGIVERE, les, skriv
from tests.tilgang.verden import HVEM

TABELL = [
    # Everybody's names begin with it.
    les(
        "oppfolging:sok",
        {200: MED_ARBEIDSGIVERE},
        foer=lambda verden, klient: klient.post("/sok/", {"q": "Kanari"}),
    ),
    skriv("oppfolging:sok", {302: MED_ARBEIDSGIVERE}, data=lambda verden: {"q": "Kanari"}, uten_spor=HVEM),
]
