"""A page of help: which screens it is about, and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise


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
    def ordene(self) -> str:
        """All it says, to be searched."""
        deler = [self.tittel, *(del_ for ett in self.avsnitt for del_ in (ett.overskrift, ett.tekst))]
        return " ".join(map(str, deler)).casefold()
