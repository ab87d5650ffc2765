"""A page of help: which screens it is about, and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from inkludering.felles import ordforklaringer
from inkludering.felles.ordforklaringer import Ordforklaring


@dataclass(frozen=True)
class Avsnitt:
    overskrift: Promise
    tekst: Promise


@dataclass(frozen=True)
class Hjelpeside:
    """`skjermer`: the names of the addresses whose «Hjelp» leads here."""

    navn: str
    tittel: Promise
    skjermer: tuple[str, ...]
    avsnitt: tuple[Avsnitt, ...]

    @property
    def forklaringer(self) -> list[Ordforklaring]:
        """The words explained here, by the app that has them."""
        return ordforklaringer.paa(self.navn)

    @property
    def ordene(self) -> str:
        """All it says, to be searched."""
        deler: list[str | Promise] = [
            self.tittel,
            *(del_ for ett in self.avsnitt for del_ in (ett.overskrift, ett.tekst)),
        ]
        for ett in self.forklaringer:
            deler += [ett.ordet, *(sagt for _hva, sagt in ett.fakta)]
        return " ".join(map(str, deler)).casefold()
