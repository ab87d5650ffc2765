"""Who says what weighs more in a caseload."""

from kandidater.vekting import KODER
from tests.tilgang.rad import Data, les, skriv
from tests.tilgang.verden import LEDERE


def dobbelt(_verden: object) -> Data:
    return dict.fromkeys(KODER, "200")


TABELL = [
    les("rapporter:vekter", {200: LEDERE}),
    skriv("rapporter:vekter", {302: LEDERE}, data=dobbelt),
]
