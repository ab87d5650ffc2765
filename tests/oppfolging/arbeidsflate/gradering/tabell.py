from tests.tilgang.rad import les, skriv

GRADERER = ("eier", "betrodd_leder")
TABELL = [
    les("oppfolging:kandidat_gradering", {200: GRADERER}, "kandidat", person="kandidat"),
    skriv(
        "oppfolging:kandidat_gradering",
        {302: GRADERER},
        "kandidat",
        data=lambda _: {"beskyttelse": "fortrolig", "grunn": "Nytt svar fra registeret"},
        person="kandidat",
    ),
]
