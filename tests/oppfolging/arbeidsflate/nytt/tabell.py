"""Who reads what is new: all of Nav's people."""

from tests.tilgang.rad import les, skriv
from tests.tilgang.verden import NAV

TABELL = [
    les("oppfolging:nytt", {200: NAV}),
    skriv("oppfolging:nytt_lest", {302: NAV}),
]
