"""The text of a message, made when it is about to be sent, in the recipient's language.

A message is `templates/utsending/<mal>.<kanal>.txt`; an e-mail's first line is «Emne: …». The placeholders are what
the row stored, the address of the site, and what the message's own maker adds: a secret is made there, never stored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from inkludering.utsending.models import Sendekanal, Utsending

EMNE = "Emne: "

Lager = Callable[[Mapping[str, Any]], dict[str, Any]]
_lagere: dict[str, Lager] = {}


class UgyldigMelding(Exception):
    """The template does not give a message that can be sent."""


@dataclass(frozen=True)
class Tekst:
    emne: str
    tekst: str


def registrer(mal: str) -> Callable[[Lager], Lager]:
    """Register what makes more placeholders for `mal` from its stored data; stands in an app's module `meldinger`."""

    def ta_imot(lager: Lager) -> Lager:
        _lagere[mal] = lager
        return lager

    return ta_imot


def gjengi(utsending: Utsending) -> Tekst:
    """The message as it is sent. Raises UgyldigMelding, or whatever the template and its maker raise."""
    plassholdere = {**utsending.data, "nettadresse": settings.BASE_URL}
    if lager := _lagere.get(utsending.mal):
        plassholdere |= lager(utsending.data)
    mal: Any = get_template(f"utsending/{utsending.mal}.{utsending.kanal}.txt")
    with translation.override(utsending.spraak):
        tekst = mal.template.render(Context(plassholdere, autoescape=False)).strip()
    if utsending.kanal == Sendekanal.SMS:
        return Tekst("", tekst)
    emne, _, resten = tekst.partition("\n")
    if not emne.startswith(EMNE):
        raise UgyldigMelding(utsending.mal)
    return Tekst(emne.removeprefix(EMNE).strip(), resten.strip() + "\n")
