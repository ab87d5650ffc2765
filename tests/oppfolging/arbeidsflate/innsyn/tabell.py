from tests import fabrikker as lag
from tests.tilgang.rad import EIER, les, skriv
from tests.tilgang.verden import LEDERE

NUMMER = lag.fodselsnummer()  # nobody's in the world of the matrix

TABELL = [
    les("oppfolging:innsyn_finn", {200: LEDERE}),
    skriv(
        "oppfolging:innsyn_finn",
        {422: LEDERE},
        data=lambda _: {"fodselsnummer": NUMMER, "grunn": "Kari ba om innsyn og viste legitimasjon"},
        uten_spor=LEDERE,
    ),
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
