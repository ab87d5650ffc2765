"""Which rooms of the house an action passes: the modules whose functions it calls, in the order it enters them.

A package that is entered by its own module alone (the planner, the log form, the talk) is one room. Rows and their
doors (models, querysets) and what is told (parter) are what is carried, not rooms; the ground (inkludering) is what
every action walks on, and is told apart.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

ROT = str(Path(__file__).resolve().parents[2]) + "/"
PRODUKT = ("oppfolging/", "kandidater/", "arbeidsgivere/", "inkludering/")
BAERES = {
    "models",
    "querysets",
    "typer",
    "oppfolgingstyper",
    "forlopstyper",
    "kontakttyper",
    "parter",
    "faser",
    "roller",
    "nummer",
}
PLANLEGGER = "oppfolging.kjerne.planlegger"
LOGG = "oppfolging.arbeidsflate.logg"
PAKKER = (PLANLEGGER, f"{LOGG}.forms", f"{LOGG}.samtale")


@dataclass
class Gang:
    """`opphold`: each stay in a room, in order; `kall`: each module's own function that another room calls."""

    opphold: list[str] = field(default_factory=list)
    kall: list[str] = field(default_factory=list)

    @property
    def rom(self) -> set[str]:
        """The rooms above the ground."""
        return {rom for rom in self.opphold if not rom.startswith("inkludering.")}

    @property
    def grunnen(self) -> set[str]:
        return set(self.opphold) - self.rom

    @property
    def tilbake(self) -> int:
        """How often a room above the ground is entered again."""
        oppe = [rom for rom in self.opphold if rom in self.rom]
        stadier = [rom for nr, rom in enumerate(oppe) if nr == 0 or oppe[nr - 1] != rom]
        return len(stadier) - len(set(stadier))


def gaa(handling: Callable[[], Any]) -> Gang:
    gang = Gang()

    def se(ramme: FrameType, hva: str, _arg: object) -> None:
        rom = _rommet(ramme) if hva == "call" else None
        if rom is None or ramme.f_code.co_name.startswith("<"):
            return
        navn = ramme.f_code.co_qualname
        if "." not in navn and _kommer_fra(ramme) != rom:
            gang.kall.append(f"{rom}.{navn}")
        if gang.opphold[-1:] != [rom]:
            gang.opphold.append(rom)

    sys.setprofile(se)
    try:
        handling()
    finally:
        sys.setprofile(None)
    return gang


def _kommer_fra(ramme: FrameType) -> str | None:
    """The room of the nearest caller in the product."""
    foran = ramme.f_back
    while foran and not _sti(foran).startswith(PRODUKT):
        foran = foran.f_back
    return _rommet(foran)


def _sti(ramme: FrameType | None) -> str:
    return ramme.f_code.co_filename.removeprefix(ROT) if ramme else ""


def _rommet(ramme: FrameType | None) -> str | None:
    sti = _sti(ramme)
    if not sti.startswith(PRODUKT):
        return None
    ledd = sti.removesuffix(".py").removesuffix("/__init__").split("/")
    if BAERES & set(ledd):
        return None
    navn = ".".join(ledd)
    return next((pakke for pakke in PAKKER if navn.startswith(pakke)), navn)
