"""Who moves candidates, at the office they lead."""

from inkludering.felles.radvalg import RADENES
from kandidater.models import Kandidat
from tests.oppfolging.arbeidsflate.overlevering.tabell import til_kollega
from tests.tilgang.rad import Data, les, skriv
from tests.tilgang.verden import EGNE_LEDERE, Verden


def fordelt(verden: Verden) -> Data:
    """All that `eier` has, also what only a leader with the right sees, to `kollega`."""
    eier, kollega = verden.brukere["eier"], str(verden.brukere["kollega"].pk)
    hans = Kandidat.objects.aapne().filter(ansvar__bruker=eier).values_list("pk", flat=True)
    return {f"k{pk.hex[:RADENES]}": kollega for pk in hans} | {"aarsak": "Eier har sluttet i dag"}


TABELL = [
    les("rapporter:overlever_alt", {200: EGNE_LEDERE}, "jobbspesialist"),
    skriv("rapporter:overlever_alt", {302: EGNE_LEDERE}, "jobbspesialist", data=fordelt),
    les("rapporter:flytt", {200: EGNE_LEDERE}, "kandidat", person="kandidat"),
    skriv("rapporter:flytt", {302: EGNE_LEDERE}, "kandidat", data=til_kollega, person="kandidat"),
]
