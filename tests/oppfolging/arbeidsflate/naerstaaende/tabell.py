from tests import fabrikker as lag
from tests.tilgang.rad import les, skriv
from tests.tilgang.verden import NAV

NUMMER = lag.fodselsnummer()  # nobody's in the world of the matrix

TABELL = [
    les("oppfolging:naerstaaende", {200: NAV}),
    skriv("oppfolging:naerstaaende", {302: NAV}, data=lambda _: {"fodselsnummer": NUMMER, "slektskap": "soesken"}),
    skriv("oppfolging:naerstaaende_fjern", {302: ("eier",)}, "naer"),
]
