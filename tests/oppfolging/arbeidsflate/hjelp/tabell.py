"""Who reads the help: all of Nav's people."""

from tests.tilgang.rad import les
from tests.tilgang.verden import NAV

TABELL = [
    les("oppfolging:hjelp", {200: NAV}),
    les("oppfolging:hjelpeside", {200: NAV}, "emne"),
]
