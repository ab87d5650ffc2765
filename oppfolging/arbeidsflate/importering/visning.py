"""What a page shows of a file on its way in: the first rows as they are read, and the verdict on each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from inkludering.felles.tabellfil import Tabellrad
from inkludering.opplasting import lager
from inkludering.opplasting.models import Opplasting, Opplastingstilstand
from oppfolging.arbeidsflate.importering import arbeid
from oppfolging.arbeidsflate.importering.kolonner import KOLONNER, Slag

FLEST_FEIL = 250
EKSEMPLER = 3
# One recognises a column of fødselsnumre by their dates alone.
SKJULES = re.compile(r"\b(\d{6})[ -]?\d{4,5}\b")


@dataclass(frozen=True)
class Radvisning:
    """`feil` by column and reason; none: the row can be taken in."""

    linje: int
    navn: str
    feil: list[tuple[str, str]]


@dataclass(frozen=True)
class Importvisning:
    """`side` of `sider`, where all rows are shown; else the faulty ones, as many as there is room for."""

    kan_tas_inn: int
    rader: list[Radvisning]
    alle: bool
    side: int
    sider: int
    verst: str
    av_kandidater: bool

    @property
    def forrige(self) -> int:
        return self.side - 1

    @property
    def neste(self) -> int:
        return self.side + 1 if self.side < self.sider else 0


def lag(den: Opplasting, sidetall: str, *, alle: bool) -> Importvisning:
    sider = den.deler.count()
    side = min(max(int(sidetall), 1), sider) if sidetall.isascii() and sidetall.isdecimal() and len(sidetall) < 6 else 1
    rader: list[Radvisning] = []
    if den.tilstand == Opplastingstilstand.SETT_OVER:
        rader = list(_hele_siden(den, side) if alle else _med_feil(den))
    etiketter = {kol.navn: str(kol.etikett) for kol in KOLONNER[Slag(den.slag)]}
    verst, av_kandidater = etiketter.get(den.verst, ""), den.slag == Slag.KANDIDATER
    return Importvisning(den.antall - den.antall_feil, rader, alle, side, sider, verst, av_kandidater)


def feilfil(den: Opplasting) -> Iterator[list[str]]:
    """The faulty rows as they came, under their own headings, with line and reason: to mend and send anew."""
    hode = json.loads(den.hode or "[]")
    yield [*hode, _("Linje"), _("Hva som er feil")]
    for del_ in den.deler.filter(antall_feil__gt=0).order_by("pk").iterator(chunk_size=1):
        grunner = {linje: _i_ord(feil) for linje, _navn, feil in arbeid.raden(del_) if feil}
        for rad in lager.rader(del_):
            if rad.linje in grunner:
                celler = [*rad.celler, *[""] * len(hode)][: max(len(hode), len(rad.celler))]
                yield [*celler, str(rad.linje), grunner[rad.linje]]


def _i_ord(feil: list[tuple[str, str]]) -> str:
    return " ".join(f"{kolonne}: {grunn}" if kolonne else grunn for kolonne, grunn in feil)


def eksempler(den: Opplasting) -> list[tuple[str, str]]:
    """Each heading of the file, with what stands in the first rows."""
    forste = den.deler.order_by("pk").first()
    rader = lager.rader(forste)[:EKSEMPLER] if forste else []
    hode = json.loads(den.hode or "[]")
    return [(ett, " · ".join(_kolonnen(rader, nr))) for nr, ett in enumerate(hode)]


def _kolonnen(rader: list[Tabellrad], nr: int) -> Iterator[str]:
    for rad in rader:
        if nr < len(rad.celler) and rad.celler[nr]:
            yield SKJULES.sub(r"\1 •••••", rad.celler[nr])


def _hele_siden(den: Opplasting, side: int) -> Iterator[Radvisning]:
    for del_ in den.deler.order_by("pk")[side - 1 : side]:
        yield from (Radvisning(*rad) for rad in arbeid.raden(del_))


def _med_feil(den: Opplasting) -> Iterator[Radvisning]:
    igjen = FLEST_FEIL
    for del_ in den.deler.filter(antall_feil__gt=0).order_by("pk").iterator(chunk_size=1):
        for linje, navn, feil in arbeid.raden(del_):
            if feil:
                yield Radvisning(linje, navn, feil)
                igjen -= 1
            if not igjen:
                return
