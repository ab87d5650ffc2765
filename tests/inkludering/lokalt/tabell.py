from tests.tilgang.rad import OVERALT, les

TABELL = [
    les("lokalt:post", OVERALT),
    les("lokalt:melding", OVERALT, "brev"),
]
