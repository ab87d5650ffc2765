"""Who takes back what they just did."""

from tests.tilgang.rad import ETTER_POST, skriv

TABELL = [
    # Refused or not, it changes nothing here but the message: no phase was chosen just now.
    skriv("oppfolging:angre_fase", ETTER_POST, "uten_forlop", person="uten_forlop", uten_spor=("eier",)),
    # The forløp runs: it is refused, and changes nothing.
    skriv("oppfolging:angre_avslutning", ETTER_POST, "forlop", person="kandidat", uten_spor=("eier",)),
    skriv("oppfolging:angre_flytting", ETTER_POST, "flyttet", "flytting", person="lukket_kandidat"),
]
