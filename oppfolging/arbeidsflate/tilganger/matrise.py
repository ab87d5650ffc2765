"""The access matrix: what stands in words, and the roles as the views' own rules have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inkludering.brukere.roller import ARBEIDSGIVER, Brukertype, Rolle
from inkludering.felles.tilgang import AAPEN, INNLOGGET
from oppfolging.arbeidsflate.tilganger.ord import OMRAADER, Gjoremaal

ANONYM = "anonym"
UTEN_INNLOGGING = _("Også uten å være logget inn")
KOLONNER = (*((rolle.value, rolle.label) for rolle in Rolle), (ARBEIDSGIVER, Brukertype.ARBEIDSGIVER.label))
ALLE = frozenset(navn for navn, _tekst in KOLONNER)


@dataclass(frozen=True)
class Tilgangsrad:
    hva: Promise
    hvilke: Promise | str
    aapen: bool
    kan: list[tuple[Promise, bool]]


@cache
def regler() -> dict[str, object]:
    """The rule of each address, by its name."""
    return dict(_reglene(get_resolver().url_patterns))


def _reglene(monstre: list[URLPattern | URLResolver], foran: str = "") -> Iterator[tuple[str, object]]:
    for monster in monstre:
        if isinstance(monster, URLResolver):
            yield from _reglene(monster.url_patterns, f"{foran}{monster.namespace}:" if monster.namespace else foran)
        else:
            yield f"{foran}{monster.name}", getattr(monster.callback, "tilgangsregel", None)


def roller(hva: Gjoremaal) -> set[frozenset[str]]:
    """Who is let in at each of its addresses: one answer, or the words say too much. Where the object decides, by the
    words; a test holds them against the access table."""
    svar = set()
    for navn in hva.adresser:
        regel = regler().get(navn)  # the demo's are not there without it
        if regel == AAPEN:
            svar.add(ALLE | {ANONYM})
        elif regel == INNLOGGET:
            svar.add(frozenset(hva.roller))
        elif isinstance(regel, frozenset):
            svar.add(regel)
    return svar


def les() -> list[tuple[Promise, list[Tilgangsrad]]]:
    return [(tittel, [_rad(hva, *slipper) for hva in alle if (slipper := roller(hva))]) for tittel, alle in OMRAADER]


def _rad(hva: Gjoremaal, slipper: frozenset[str]) -> Tilgangsrad:
    aapen = ANONYM in slipper
    hvilke = hva.hvilke or (UTEN_INNLOGGING if aapen else "")
    return Tilgangsrad(hva.tekst, hvilke, aapen, [(tekst, navn in slipper) for navn, tekst in KOLONNER])
