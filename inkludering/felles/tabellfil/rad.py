"""A row of a table in a file, how much such a file may hold, and the one thing that can go wrong with it as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

BREDEST = 256
FLEST_CELLER = 2_000_000
FLEST_TEGN = 8_000_000  # what a CSV of the largest size can hold


class Merknad(StrEnum):
    """Why the text of a cell is not to be trusted."""

    FORMEL = "formel"  # begins as a formula does, or is one without an answer
    FEILVERDI = "feilverdi"  # the answer of its formula is an error
    TEGN = "tegn"  # letters were lost on the way here


@dataclass(frozen=True)
class Tabellrad:
    """`linje`: where it stands in the file, as the program that shows it counts."""

    linje: int
    celler: list[str]
    merknader: Mapping[int, Merknad] = field(default_factory=dict)


class Uleseligfil(Exception):
    """The file cannot be read as a table; says why, and what to do, to the one who sent it."""


@dataclass
class Mengde:
    """What has been read of a file so far; what is asked for before a row is looked into, as that is what costs.

    A few kilobytes can say one long text of 50 000 rows in each of a hundred columns.
    """

    flest_rader: int
    rader: int = 0
    celler: int = 0
    tegn: int = 0

    def legg_til(self, celler: Sequence[str]) -> None:
        """Raises Uleseligfil for the row that is too much."""
        self.rader += 1
        self.celler += len(celler)
        self.tegn += sum(map(len, celler))
        if self.rader > self.flest_rader:
            raise Uleseligfil(_("Filen har mer enn 50 000 rader. Del den i flere filer."))
        if len(celler) > BREDEST or self.celler > FLEST_CELLER or self.tegn > FLEST_TEGN:
            raise for_stort()


def for_stort() -> Uleseligfil:
    return Uleseligfil(_("Regnearket er for stort. Behold bare radene som skal inn, og prøv igjen."))
