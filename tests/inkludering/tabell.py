from tests.tilgang.rad import les
from tests.tilgang.verden import HVEM

ALLE = {200: tuple(HVEM)}

TABELL = [
    les("livez", ALLE),
    les("readyz", ALLE),
]
