"""Who takes back what they just did."""

from tests.tilgang.rad import ETTER_POST, skriv

TABELL = [
    skriv("oppfolging:angre_flytting", ETTER_POST, "flyttet", "flytting", person="lukket_kandidat"),
]
