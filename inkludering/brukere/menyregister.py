"""The menu and the front page of each role. An app registers its own in a module named `meny`, found at the start."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

# Where anybody may be sent: it shows a role its own front page.
FORSIDEN = "/"


@dataclass(frozen=True)
class Menyvalg:
    """An entry: the name of its address, its words, who has it, and its place among the others (lowest first).

    `antall`: how many wait there for a user, asked on every page.
    """

    adresse: str
    tekst: Promise
    roller: Collection[str]
    plass: int
    antall: Callable[[Any], int] | None = None


_valg: list[Menyvalg] = []
_forsider: dict[str, str] = {}
_soek: dict[str, str] = {}
_hjelp: dict[str, tuple[str, tuple[str, ...]]] = {}
_uleste: list[Callable[[Any], int]] = []


def registrer(
    adresse: str,
    tekst: Promise,
    *,
    roller: Collection[str],
    plass: int,
    forside_for: str = "",
    antall: Callable[[Any], int] | None = None,
) -> None:
    """An entry in the menu of these roles, and the front page of `forside_for`."""
    _valg.append(Menyvalg(adresse, tekst, roller, plass, antall))
    if forside_for:
        registrer_forside(adresse, for_rolle=forside_for)


def registrer_forside(adresse: str, *, for_rolle: str) -> None:
    if for_rolle in _forsider:
        raise ValueError(f"{for_rolle} has a front page already: {_forsider[for_rolle]}")
    _forsider[for_rolle] = adresse


def registrer_soek(adresse: str, *, roller: Collection[str]) -> None:
    """Where the search in the head of every page is sent, for these roles."""
    _soek.update(dict.fromkeys(roller, adresse))


def soek(rolle: str) -> str:
    """The name of the address a role searches at; empty for who has none."""
    return _soek.get(rolle, "")


def registrer_hjelp(adresse: str, skjermer: Mapping[str, str], *, ellers: str, uleste: Callable[[Any], int]) -> None:
    """Where the help with each screen is: the page of `adresse` it names, and `ellers` for the others.

    `uleste`: how much is new there for a user, asked on every page.
    """
    _uleste[:] = [uleste]
    _hjelp.update({skjerm: (adresse, (emne,)) for skjerm, emne in skjermer.items()})
    _hjelp[""] = (ellers, ())


def hjelp(skjerm: str) -> tuple[str, tuple[str, ...]]:
    """The name of the address of the help with a screen, and what it takes."""
    return _hjelp.get(skjerm, _hjelp[""])


def nytt_i_hjelpen(bruker: Any) -> int:
    return sum(antall(bruker) for antall in _uleste)


def meny(rolle: str) -> list[Menyvalg]:
    """The entries of a role, in order; none for who has no role."""
    return sorted((valg for valg in _valg if rolle in valg.roller), key=lambda valg: valg.plass)


def forside(rolle: str) -> str:
    """The name of the address where a role begins its day."""
    return _forsider[rolle]
