"""XLSX: the first sheet, as it shows, row by row while it is read: memory does not grow with it.

A file of a few kilobytes can unpack to gigabytes, or say that its one cell stands in row 1 048 576 of the last column:
what is far away is refused where it is met (pakke.py, `Mengde`), and nothing is set aside for what lies between. No
library does this: those that are fast make room for the whole rectangle at once, and end the process when there is
none; those that are not read whole parts into trees, and tell either of a formula or of its answer.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache
from math import isfinite
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from django.utils.translation import gettext as _

from inkludering.felles.tabellfil import bok as bok_
from inkludering.felles.tabellfil.pakke import Pakke
from inkludering.felles.tabellfil.rad import BREDEST, Mengde, Merknad, Tabellrad, Uleseligfil, for_stort
from inkludering.felles.tabellfil.tekstfil import som_rad

SIGNATUR = b"PK\x03\x04"
STORST_UTPAKKET = 250_000_000
SIFRE = "0123456789"
# How a sheet writes a letter that XML cannot hold.
SKREVET_TEGN = re.compile("_x([0-9A-Fa-f]{4})_")
ULESELIG = (
    BadZipFile,
    ExpatError,
    zlib.error,
    struct.error,
    LookupError,
    ValueError,
    ArithmeticError,
    OSError,
    EOFError,
    RuntimeError,
)


def les(innhold: bytes, *, flest_rader: int) -> Iterator[Tabellrad]:
    """Row by row. Raises Uleseligfil."""
    try:
        pakke = Pakke(innhold)
        bok = bok_.les(pakke)
        ark, mengde = _Ark(bok, flest_rader), Mengde(flest_rader)
        for _stykke in pakke.les(bok.ark, ark, storst=STORST_UTPAKKET):
            for linje, celler, merknader in ark.ta():
                mengde.legg_til(celler)
                rad = som_rad(linje, celler)
                yield Tabellrad(linje, rad.celler, {**rad.merknader, **merknader})
    except ULESELIG as feil:
        raise Uleseligfil(_("Regnearket kan ikke leses. Lagre det på nytt som XLSX, uten passord.")) from feil


class _Ark(bok_.Samlet):
    """Is told of a sheet, and keeps the rows that have ended until they are asked for."""

    def __init__(self, bok: bok_.Bok, flest_rader: int) -> None:
        self._bok, self._flest_rader = bok, flest_rader
        self._rader: list[tuple[int, list[str], dict[int, Merknad]]] = []
        self._linje = self._forrige = self._kolonne = 0
        self._celler: dict[int, str] = {}
        self._merknader: dict[int, Merknad] = {}
        self._slag = self._stil = ""
        self._i_celle = self._formel = self._uttale = False
        self._verdi: list[str] = []

    def ta(self) -> list[tuple[int, list[str], dict[int, Merknad]]]:
        rader, self._rader = self._rader, []
        return rader

    def start(self, navn: str, om: dict[str, str]) -> None:
        if navn == "c":
            self._ny_celle(om)
        elif navn == "row":
            self._linje, self._kolonne = int(om.get("r", "0")), -1
            self._celler, self._merknader = {}, {}
        elif not self._i_celle:
            return
        elif navn == ("t" if self._slag == "inlineStr" else "v") and not self._uttale:
            self.biter = self._verdi
        elif navn == "f":
            self._formel = True
        elif navn == "rPh":
            self._uttale = True

    def slutt(self, navn: str) -> None:
        if navn in ("v", "t"):
            self.biter = None
        elif navn == "rPh":
            self._uttale = False
        elif navn == "c":
            self._cellen_er_ferdig()
        elif navn == "row":
            self._forrige = self._linje or self._forrige + 1
            if self._celler:
                bredde = max(self._celler) + 1
                celler = [self._celler.get(nr, "") for nr in range(bredde)]
                self._rader.append((self._forrige, celler, self._merknader))

    def _ny_celle(self, om: dict[str, str]) -> None:
        """A cell without a place stands beside the one before it, as does a row."""
        self._i_celle, self._formel, self._uttale, self._verdi, self.tegn = True, False, False, [], 0
        self._slag, self._stil = om.get("t", "n"), om.get("s", "")
        if her := om.get("r"):
            kolonne = her.rstrip(SIFRE)
            linje, self._kolonne = int(her[len(kolonne) :]), _nummer(kolonne)
            if self._linje not in (0, linje):
                raise ValueError(her)
            self._linje = linje
        else:
            self._kolonne += 1

    def _cellen_er_ferdig(self) -> None:
        self._i_celle, self.biter = False, None
        verdi = "".join(self._verdi)
        if not verdi and not self._formel and self._slag != "e":
            return
        if self._kolonne >= BREDEST or (self._linje or self._forrige + 1) > self._flest_rader:
            raise for_stort()
        self._celler[self._kolonne] = self._som_vist(verdi) if verdi else ""
        if self._slag == "e":
            self._merknader[self._kolonne] = Merknad.FEILVERDI
        elif self._formel and not verdi:
            self._merknader[self._kolonne] = Merknad.FORMEL

    def _som_vist(self, verdi: str) -> str:
        """As the spreadsheet shows it: 30.11.2026 for a date, 12345678901 and not 12345678901.0."""
        if self._slag == "s":
            nummer = int(verdi)
            if nummer < 0:
                raise ValueError(verdi)
            return _lesbar(self._bok.tekster[nummer].decode())
        if self._slag in ("str", "inlineStr", "e"):
            return _lesbar(verdi)
        if self._slag == "b":
            return "ja" if verdi.strip() in ("1", "true") else "nei"
        if self._slag == "d":
            return _dag(datetime.fromisoformat(verdi.strip()))
        tall = float(verdi)
        if not isfinite(tall):
            raise ValueError(verdi)
        if self._bok.er_dag(self._stil):
            return str(self._bok.dag(tall).time()) if 0 <= tall < 1 else _dag(self._bok.dag(tall))
        return str(int(tall)) if tall.is_integer() else repr(tall).replace(".", ",")


def _dag(verdi: datetime | date) -> str:
    if isinstance(verdi, datetime) and verdi.time() != time.min:
        return f"{verdi:%d.%m.%Y %H:%M}"
    return f"{verdi:%d.%m.%Y}"


def _lesbar(tekst: str) -> str:
    return SKREVET_TEGN.sub(lambda tegn: chr(int(tegn[1], 16)), tekst) if "_x" in tekst else tekst


@lru_cache(maxsize=1024)
def _nummer(kolonne: str) -> int:
    if not 1 <= len(kolonne) <= 3 or not (kolonne.isascii() and kolonne.isalpha()):
        raise ValueError(kolonne)
    nummer = 0
    for tegn in kolonne.upper():
        nummer = nummer * 26 + ord(tegn) - ord("A") + 1
    return nummer - 1
