from tests.tilgang.rad import les, skriv
from tests.tilgang.verden import KOLLEGENE, LEDERE

ANDRE = tuple(hvem for hvem in KOLLEGENE if hvem != "eier")

TABELL = [
    les("oppfolging:kandidat_aapnet", {200: ANDRE, 302: ("eier",)}, "kandidat", person="kandidat"),
    skriv(
        "oppfolging:kandidat_aapnet",
        {302: (*ANDRE, "eier")},
        "kandidat",
        data=lambda _: {"grunn": "Vikarierer for en kollega"},
        person="kandidat",
        uten_spor=("eier",),
    ),
    les("oppfolging:aapninger", {200: LEDERE}),
]
