from tests.tilgang.rad import OVERALT, les

TABELL = [
    les("livez", OVERALT),
    les("readyz", OVERALT),
]
