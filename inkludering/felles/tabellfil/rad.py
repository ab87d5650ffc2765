"""A row of a table in a file, and the one thing that can go wrong with the file as such."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


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
