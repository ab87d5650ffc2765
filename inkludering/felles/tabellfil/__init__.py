"""A table in a file that somebody has, CSV or XLSX, read as text: the heading, and then row by row.

What the file shows is what is read. A cell whose text cannot be trusted is told of (`Tabellrad.merknader`), so that
nothing is taken for empty that was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inkludering.felles.tabellfil import regneark, tekstfil
from inkludering.felles.tabellfil.rad import Tabellrad, Uleseligfil

STORST = 8_000_000  # bytes
FLEST_RADER, FLEST_KOLONNER = 50_000, 100
FOR_STOR = gettext_lazy("Filen er for stor. Den kan være høyst 8 MB. Del den i flere filer.")
# A report may stand under a few lines of its own before the heading comes.
HODET_SENEST = 20


@dataclass(frozen=True)
class Filtabell:
    """`rader` are read as they are asked for, and once."""

    hode: list[str]
    rader: Iterator[Tabellrad]


def les(innhold: bytes, *, kjente: Iterable[str] = ()) -> Filtabell:
    """Read the table. `kjente`: headings that tell which row is the heading; else it is the first with text.

    Raises Uleseligfil, also while rows are read.
    """
    if len(innhold) > STORST:
        raise Uleseligfil(str(FOR_STOR))
    if not innhold.strip():
        raise Uleseligfil(_("Filen er tom."))
    les_ = regneark.les if innhold.startswith(regneark.SIGNATUR) else tekstfil.les
    rader = (rad for rad in les_(innhold, flest_rader=FLEST_RADER + HODET_SENEST) if any(rad.celler))
    foran, hode = _hodet(rader, {enkel(ett) for ett in kjente})
    if hode is None:
        raise Uleseligfil(_("Filen har ingen overskrifter. Første rad skal si hva som står i hver kolonne."))
    if len(hode.celler) > FLEST_KOLONNER:
        raise Uleseligfil(
            _("Filen har for mange kolonner. Det kan være høyst %(antall)s.") % {"antall": FLEST_KOLONNER}
        )
    return Filtabell(hode.celler, _begrenset([*foran], rader))


def enkel(overskrift: str) -> str:
    """A heading as it is compared: small letters and digits alone."""
    return "".join(tegn for tegn in overskrift.casefold() if tegn.isalnum())


def _hodet(rader: Iterator[Tabellrad], kjente: set[str]) -> tuple[list[Tabellrad], Tabellrad | None]:
    """The heading, and the rows read past it while looking."""
    lest: list[Tabellrad] = []
    for rad in rader:
        lest.append(rad)
        if len(_gjenkjent(rad.celler, kjente)) > 1:
            return [], rad
        if len(lest) == HODET_SENEST:
            break
    return lest[1:], lest[0] if lest else None


def _gjenkjent(celler: Sequence[str], kjente: set[str]) -> set[str]:
    return {enkel(celle) for celle in celler} & kjente


def _begrenset(foran: list[Tabellrad], rader: Iterator[Tabellrad]) -> Iterator[Tabellrad]:
    antall = 0
    for del_ in (foran, rader):
        for rad in del_:
            antall += 1
            if antall > FLEST_RADER:
                raise Uleseligfil(_("Filen har mer enn 50 000 rader. Del den i flere filer."))
            yield rad


__all__ = [
    "FLEST_KOLONNER",
    "FLEST_RADER",
    "FOR_STOR",
    "STORST",
    "Filtabell",
    "Tabellrad",
    "Uleseligfil",
    "enkel",
    "les",
]
