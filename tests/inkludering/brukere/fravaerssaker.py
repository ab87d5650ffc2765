"""What two may press at once about absence: a part of the table of tests/test_samtidig.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from inkludering.brukere import fravaer
from kandidater import vikarbeskjeder
from tests import fabrikker as lag
from tests.klokke import I_DAG

BESKJEDER = (fravaer.OverlapperEtAnnet,)


def meld_fravaer(v: Any) -> Callable[[], object]:
    dager = {"fra": I_DAG, "til": I_DAG + timedelta(days=2)}
    vikar = lag.bruker()
    return lambda: fravaer.registrer(bruker=v.ane, **dager, vikar=vikar, **v.felles)


def skriv_vikarbeskjed(v: Any) -> Callable[[], object]:
    det, vikar = fravaer.registrer(bruker=v.ane, fra=I_DAG, til=I_DAG, vikar=None, **v.felles), lag.bruker()
    hva = {"fravaer": det, "tekst": "Ring før ni", "vikar": vikar}
    return lambda: vikarbeskjeder.skriv(kandidat=v.kandidat, **hva, **v.felles)


SAKER = (meld_fravaer, skriv_vikarbeskjed)
HVEM_PROEVER = {
    "fravaer_ett_om_gangen": (meld_fravaer,),
    "vikarplass_en_hovedvikar": (meld_fravaer,),
    "vikarplass_en_gang": (skriv_vikarbeskjed,),
    "stedfortreder_en_om_gangen": SAKER,
    "vikarbeskjed_en_per_fravaer": (skriv_vikarbeskjed,),
}
