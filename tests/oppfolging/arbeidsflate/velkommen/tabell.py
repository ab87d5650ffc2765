"""Who goes through the introduction: all of Nav's people."""

from tests.tilgang.rad import les, skriv
from tests.tilgang.verden import NAV

TABELL = [
    les("oppfolging:intro", {200: NAV}),
    skriv("oppfolging:intro_steg", {302: NAV}, "nr"),
]
