"""Who begins a message from a template: whoever opens the candidate, and whoever works with employers."""

from tests.tilgang.rad import EIER, MED_ARBEIDSGIVERE, les

TABELL = [
    les("oppfolging:kandidat_melding", EIER, "kandidat", person="kandidat"),
    les("oppfolging:arbeidsgiver_melding", {200: MED_ARBEIDSGIVERE}, "bedrift", "person"),
]
