from tests.tilgang.rad import les
from tests.tilgang.verden import JOBBSPESIALISTER, LEDERE

TABELL = [
    les("oppfolging:paaminnelser", {200: (*JOBBSPESIALISTER, *LEDERE)}),
]
