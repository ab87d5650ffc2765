"""What the templates say in the house's own words, and what is filled into them.

A message is a pointer: time at the most, never health, benefits or, to an employer, who the candidate is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from oppfolging.kjerne.meldingstyper import TIL_ARBEIDSGIVEREN, Meldingsmal

HUSETS = {
    Meldingsmal.PAAMINNELSE: _(
        "Hei {fornavn}! Minner om at vi møtes {dag} kl. {klokkeslett}. Si fra hvis det ikke passer. "
        "Hilsen {navnet mitt}, tlf. {telefonen min}"
    ),
    Meldingsmal.IKKE_KONTAKT: _(
        "Hei {fornavn}! Jeg prøvde å få tak i deg, men vi fikk ikke kontakt. Ring eller svar når det passer. "
        "Hilsen {navnet mitt}, tlf. {telefonen min}"
    ),
    Meldingsmal.NY_AVTALE: _(
        "Hei {fornavn}! Møtet vårt ble ikke noe av. Passer det {dag} kl. {klokkeslett} i stedet? "
        "Hilsen {navnet mitt}, tlf. {telefonen min}"
    ),
    Meldingsmal.TAKK: _(
        "Hei {fornavn}! Takk for møtet. Ring eller skriv gjerne hvis det er noe dere lurer på. "
        "Hilsen {navnet mitt}, tlf. {telefonen min}"
    ),
    Meldingsmal.AVTALE: _(
        "Hei {fornavn}! Jeg tar kontakt med {bedrift} {dag} kl. {klokkeslett}, som avtalt. Si fra hvis det ikke "
        "passer. Hilsen {navnet mitt}, tlf. {telefonen min}"
    ),
    Meldingsmal.HVORDAN: _(
        "Hei {fornavn}! Hvordan går det hos {bedrift}? Si gjerne fra hvis det er noe jeg kan hjelpe med. "
        "Hilsen {navnet mitt}, tlf. {telefonen min}"
    ),
}
FELLES = ("fornavn", "dag", "klokkeslett", "navnet mitt", "telefonen min")
PLASS = re.compile(r"\{([^{}]*)\}")


def plassene(mal: Meldingsmal) -> tuple[str, ...]:
    """What may stand in braces in the template."""
    return (*FELLES, "bedrift") if mal in TIL_ARBEIDSGIVEREN else FELLES


def husets(mal: Meldingsmal, maalform: str) -> str:
    with translation.override(maalform):
        return str(HUSETS[mal])


def fyll(tekst: str, verdier: Mapping[str, str]) -> str:
    """What nobody knows yet stays in its braces, for whoever sends to fill in."""
    return PLASS.sub(lambda funnet: verdier.get(funnet[1]) or funnet[0], tekst)


def mangler(tekst: str) -> list[str]:
    return [funnet[0] for funnet in PLASS.finditer(tekst)]
