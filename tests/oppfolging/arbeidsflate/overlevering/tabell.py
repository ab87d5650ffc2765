"""Who hands a candidate over, and who answers."""

from tests.tilgang.rad import EIER, ETTER_POST, Data, les, skriv
from tests.tilgang.verden import Verden

BEGGE = {200: ("eier", "kollega")}
SPURT = {302: ("kollega",)}


def til_kollega(verden: Verden) -> Data:
    return {"til": verden.brukere["kollega"].pk, "notat": "Neste steg er avtalt"}


def nei(_verden: Verden) -> Data:
    return {"svar": "nei", "grunn": "Jeg har for mange"}


TABELL = [
    les("oppfolging:kandidat_overlever", EIER, "kandidat", person="kandidat"),
    skriv("oppfolging:kandidat_overlever", ETTER_POST, "kandidat", data=til_kollega, person="kandidat"),
    les("oppfolging:overlevering", BEGGE, "overlevering", person="foreslaatt"),
    skriv("oppfolging:overlevering", SPURT, "overlevering", data=nei, person="foreslaatt"),
    skriv("oppfolging:overlevering_trekk", ETTER_POST, "overlevering", person="foreslaatt"),
]
