"""Who copies text about a candidate: whoever opens them in full."""

from tests.tilgang.rad import EIER, ETTER_POST, les, skriv

KONTAKTEN = ("lukket_kandidat", "kontakt_eier")

TABELL = [
    les("oppfolging:kandidat_avskrift", EIER, "kandidat", person="kandidat"),
    skriv("oppfolging:kandidat_kopiert", ETTER_POST, "kandidat", "sted", person="kandidat"),
    les("oppfolging:kontakt_avskrift", EIER, *KONTAKTEN, person="lukket_kandidat"),
    skriv("oppfolging:kontakt_kopiert", ETTER_POST, *KONTAKTEN, "sted", person="lukket_kandidat"),
]
