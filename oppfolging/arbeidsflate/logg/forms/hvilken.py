"""Which employer a contact outside any forløp was with: one that is registered, found by its name, or a name alone."""

from __future__ import annotations

import re

from arbeidsgivere import valg
from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.navn import sorteringsnokkel_tekst

FLEST_TREFF = 6
ORGNR = re.compile(r"\d{9}", re.ASCII)


def valgt(orgnr: str, tekst: str, bruker: Bruker) -> Arbeidsgiver | None:
    """The one chosen in the list, when it is one of those that what was written may mean."""
    den = Arbeidsgiver.objects.synlig_for(bruker).filter(orgnr=orgnr).first()
    return den if den and valg.passer(orgnr, tekst) else None


def treff(tekst: str, bruker: Bruker) -> list[Arbeidsgiver]:
    """The registered ones that may be meant: the one of exactly this name or number, else those like it."""
    alle = Arbeidsgiver.objects.synlig_for(bruker).order_by("sorteringsnavn", "pk")
    tett = "".join(tekst.split())
    if ORGNR.fullmatch(tett):
        return list(alle.filter(orgnr=tett))
    like = list(alle.filter(sorteringsnavn=sorteringsnokkel_tekst(tekst))[:FLEST_TREFF])
    return like or list(alle.soek(tekst)[:FLEST_TREFF])


def er_sikkert(tekst: str, funnet: list[Arbeidsgiver]) -> bool:
    """One alone, and exactly what was written: nothing to ask about."""
    if len(funnet) != 1:
        return False
    navn = sorteringsnokkel_tekst(tekst)
    return funnet[0].sorteringsnavn == navn or ORGNR.fullmatch("".join(tekst.split())) is not None
