from tests.tilgang.rad import les, skriv
from tests.tilgang.verden import JOBBSPESIALISTER, LEDERE

TABELL = [
    les("oppfolging:paaminnelser", {200: (*JOBBSPESIALISTER, *LEDERE)}),
    skriv("oppfolging:paaminnelse_sett", {302: ("kontaktperson",)}, "paaminnelse"),
]
