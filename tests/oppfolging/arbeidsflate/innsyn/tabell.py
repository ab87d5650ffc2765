from tests.tilgang.rad import EIER, les, skriv

TABELL = [
    les("oppfolging:kandidat_innsyn", EIER, "kandidat", person="kandidat"),
    skriv("oppfolging:kandidat_innsynslogg", EIER, "kandidat", person="kandidat", uten_spor=("eier",)),
    # All that is stored: with the one number that is nobody else's to see.
    skriv(
        "oppfolging:kandidat_innsynspakke",
        EIER,
        "kandidat",
        person="kandidat",
        uten_spor=("eier",),
        viser_nummer=True,
    ),
]
