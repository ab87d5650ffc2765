from tests.tilgang.rad import les
from tests.tilgang.verden import LEDERE

TABELL = [les("oppfolging:tilganger", {200: (*LEDERE, "administrator")})]
