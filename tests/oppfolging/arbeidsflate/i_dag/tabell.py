from tests.tilgang.rad import les
from tests.tilgang.verden import JOBBSPESIALISTER, LEDERE, PORTAL

TABELL = [
    les("oppfolging:i_dag", {200: JOBBSPESIALISTER, 302: (*LEDERE, "markedskontakt", "administrator", *PORTAL)}),
]
