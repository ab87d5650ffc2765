from kandidater.models import Kandidat
from tests.tilgang.rad import EIER, les, skriv
from tests.tilgang.verden import EGNE_LEDERE, LEDERE

TABELL = [
    les("oppfolging:innsyn_finn", {200: LEDERE}),
    skriv(
        "oppfolging:innsyn_finn",
        {302: EGNE_LEDERE, 422: ("annen_leder",)},
        data=lambda verden: {
            "fodselsnummer": Kandidat.objects.get(pk=verden.adresser["foreslaatt"]).fodselsnummer,
            "grunn": "Kari ba om innsyn og viste legitimasjon",
        },
        uten_spor=("annen_leder",),
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
