"""Which employer a contact outside any forløp was with: one that is registered, found by its name, or a name alone."""

from __future__ import annotations

import re
from datetime import datetime

from django.db.models import Max

from arbeidsgivere.models import Arbeidsgiver
from inkludering.brukere.models import Bruker
from inkludering.felles.navn import sorteringsnokkel_tekst

FLEST_FORSLAG = 20
FLEST_TREFF = 6
ORGNR = re.compile(r"\d{9}", re.ASCII)


def forslag(bruker: Bruker, *, naa: datetime) -> list[Arbeidsgiver]:
    """Those whoever logs is likeliest to mean: the last ones they were in touch with, then those they answer for."""
    synlige = Arbeidsgiver.objects.synlig_for(bruker)
    brukte = synlige.filter(nav_kontakter__av=bruker).annotate(sist=Max("nav_kontakter__tid")).order_by("-sist")
    mine = synlige.med_kontaktperson(bruker, naa).order_by("sorteringsnavn")
    alle = [*brukte[:FLEST_FORSLAG], *mine[:FLEST_FORSLAG]]
    return list({den.pk: den for den in alle}.values())[:FLEST_FORSLAG]


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
