"""What is measured on: the front page of a specialist with 21 candidates, and the page that does nothing."""

from __future__ import annotations

from django.test import Client

from inkludering.brukere.models import Bruker
from tests import fabrikker as lag
from tests.fabrikker import Parter
from tests.klokke import for_

RADER = 21


def spesialist() -> Bruker:
    """21 candidates, a third of them in a course at an employer of the specialist's own, some steps late."""
    ane = lag.bruker()
    lag.hev_taket(ane)
    for nr in range(RADER):
        kari = lag.kandidat(ane, naa=for_(nr), fase="jobbutvikling")
        if nr % 3 == 0:
            hos = lag.arbeidsgiver(ane, naa=for_(20), navn=f"Bedriften Nummer {nr} AS")
            forlop = lag.forlop(kari, hos, av=ane, naa=for_(15))
            parter = Parter(kandidat=kari, forlop=forlop, med_kandidat=True, med_arbeidsgiver=True)
            lag.kontakt(parter, av=ane, naa=for_(nr % 9))
    return ane


def nettleser(bruker: Bruker) -> Client:
    """Logged in, and past the first visit."""
    klient = Client(headers={"Accept-Encoding": "gzip"})
    klient.force_login(bruker)
    klient.get("/")
    return klient
