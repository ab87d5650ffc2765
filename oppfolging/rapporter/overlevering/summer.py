"""What each receiver comes to have, shown before anything is handed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkludering.brukere.models import Bruker
from inkludering.felles.kryptering import indeks
from kandidater.belastning import Belastning


@dataclass(frozen=True)
class Sum:
    """«Linh Lie 17 → 22», how many employers beside them, and what the leader should know first."""

    navn: str
    foer: int
    etter: int
    arbeidsgivere: str
    advarsler: tuple[str, ...]


def summene(
    last: Mapping[Bruker, Belastning],
    kandidater: Counter[Bruker],
    arbeidsgivere: Counter[Bruker],
    *,
    borte: Mapping[Bruker, str],
) -> list[Sum]:
    """Of those who get something, in the order of the list."""
    return [
        Sum(
            den.navn,
            ett.antall,
            ett.antall + kandidater[den],
            _nye(arbeidsgivere[den]),
            tuple(filter(None, (om_normen(ett.med(kandidater[den])), borte.get(den, "")))),
        )
        for den, ett in last.items()
        if kandidater[den] or arbeidsgivere[den]
    ]


def _nye(arbeidsgivere: int) -> str:
    if not arbeidsgivere:
        return ""
    tekst = ngettext("%(antall)s ny arbeidsgiver", "%(antall)s nye arbeidsgivere", arbeidsgivere)
    return tekst % {"antall": arbeidsgivere}


def om_normen(faar: Belastning) -> str:
    """Of so many as it comes to."""
    if faar.antall > faar.tak:
        return _("over taket på %(tak)s, krever grunn") % {"tak": faar.tak}
    return _("over normen på %(norm)s") % {"norm": faar.norm} if faar.over_norm else ""


def merket(summer: Iterable[Sum], rader: Iterable[str]) -> str:
    """The mark of what was shown, and of who gets whom."""
    return indeks(repr(([astuple(en) for en in summer], list(rader)))).hex()[:32]
