from tests.tilgang.rad import les
from tests.tilgang.verden import JOBBSPESIALISTER

TABELL = [
    les("oppfolging:min_uke", {200: JOBBSPESIALISTER}),
]
