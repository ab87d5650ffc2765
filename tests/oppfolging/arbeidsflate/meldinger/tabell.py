"""Who begins a message from a template: whoever opens the candidate, and whoever works with employers.

Sent in, it is finished: nothing is stored, and one goes on to log it.
"""

from tests.tilgang.rad import EIER, ETTER_POST, MED_ARBEIDSGIVERE, les, skriv
from tests.tilgang.verden import Verden

KANDIDAT = ("oppfolging:kandidat_melding", ("kandidat", "mal_kandidat"))
PERSON = ("oppfolging:arbeidsgiver_melding", ("bedrift", "person", "mal_arbeidsgiver", "maalform"))


def melding(_verden: Verden) -> dict[str, str]:
    return {"tekst": "Hei! Passer det i morgen?"}


TABELL = [
    les(KANDIDAT[0], EIER, *KANDIDAT[1], person="kandidat"),
    skriv(KANDIDAT[0], ETTER_POST, *KANDIDAT[1], person="kandidat", data=melding, uten_spor=("eier",)),
    les(PERSON[0], {200: MED_ARBEIDSGIVERE}, *PERSON[1]),
    skriv(PERSON[0], {302: MED_ARBEIDSGIVERE}, *PERSON[1], data=melding, uten_spor=MED_ARBEIDSGIVERE),
]
