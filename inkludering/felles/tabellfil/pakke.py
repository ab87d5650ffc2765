"""The package that a spreadsheet is: parts of XML in a ZIP, from somebody who may want us harm.

Expat reads a part, a piece at a time, and nothing else ever does: what was measured is what was read. A part is no
larger than the package says (zipfile stops there), so its size is known before it is unpacked. What would make the
cost grow faster than the file, or memory with it, is refused: types of its own (and with them entities), a tag, a
depth or names without end, and ways of packing that cannot be unpacked in pieces.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Protocol
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from inkludering.felles.tabellfil.rad import for_stort

FLEST_DELER = 5_000
FLEST_ELEMENTER = 5_000_000
FLEST_NAVN = 20_000
DYPEST = 50
STYKKE = 1 << 16
# Expat begins anew on a tag that does not end in the piece it has.
LENGSTE_MERKE = 16 * STYKKE
I_KATALOGEN = b"PK\x01\x02"


class Xmlmottaker(Protocol):
    """Is told of the elements of a part, by their names without prefix."""

    def start(self, navn: str, om: dict[str, str]) -> None: ...
    def slutt(self, navn: str) -> None: ...
    def tekst(self, tekst: str) -> None: ...


class Pakke:
    """Parts are found as spreadsheets do, whether letters are large or small."""

    def __init__(self, innhold: bytes) -> None:
        if innhold.count(I_KATALOGEN) > FLEST_DELER:
            raise for_stort()
        self._fil = ZipFile(BytesIO(innhold))
        self._deler = {_sti(del_.filename): del_ for del_ in self._fil.infolist()}

    def les(self, sti: str, mottaker: Xmlmottaker, *, storst: int) -> Iterator[None]:
        """Read the part; comes back after each piece, so that what was told can be taken care of."""
        del_ = self._deler[_sti(sti)]
        if del_.file_size > storst:
            raise for_stort()
        if del_.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise BadZipFile
        leser, lest = _leser(mottaker), 0
        with self._fil.open(del_) as strom:
            while stykke := strom.read(STYKKE):
                leser.Parse(stykke, False)
                lest += len(stykke)
                if lest - leser.CurrentByteIndex > LENGSTE_MERKE or len(leser.intern) > FLEST_NAVN:
                    raise for_stort()
                yield
        leser.Parse(b"", True)
        yield


def _leser(mottaker: Xmlmottaker) -> Any:
    antall = dybde = 0

    def start(navn: str, om: dict[str, str]) -> None:
        nonlocal antall, dybde
        antall, dybde = antall + 1, dybde + 1
        if antall > FLEST_ELEMENTER or dybde > DYPEST:
            raise for_stort()
        mottaker.start(navn[navn.find(":") + 1 :], om)

    def slutt(navn: str) -> None:
        nonlocal dybde
        dybde -= 1
        mottaker.slutt(navn[navn.find(":") + 1 :])

    leser = expat.ParserCreate()
    leser.buffer_text = True
    leser.StartElementHandler, leser.EndElementHandler = start, slutt
    leser.CharacterDataHandler = mottaker.tekst
    leser.StartDoctypeDeclHandler = _egne_typer
    return leser


def _egne_typer(*_om: object) -> None:
    raise BadZipFile


def _sti(sti: str) -> str:
    return posixpath.normpath(sti.replace("\\", "/")).lstrip("/").casefold()
