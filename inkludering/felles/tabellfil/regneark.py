"""XLSX: the first sheet, as it shows. python-calamine reads it; before it does, the file is measured.

A file of a few kilobytes can unpack to gigabytes, or say that its one cell stands in row 1 048 576 of the last column,
which takes as much. And calamine takes a formula without an answer, and one whose answer is an error, for empty cells.
Both are found in the sheet's own XML, a piece at a time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from inkludering.felles.tabellfil.rad import Merknad, Tabellrad, Uleseligfil
from inkludering.felles.tabellfil.tekstfil import som_rad

SIGNATUR = b"PK\x03\x04"
STORST_UTPAKKET = 250_000_000
BREDEST = 256
STYKKE = 1 << 18
LENGSTE_CELLE = 40_000
CELLE = re.compile(
    rb'<(?:\w+:)?c\s(?P<om>[^>]*?\br="(?P<kolonne>[A-Z]{1,3})(?P<linje>\d{1,7})"[^>]*?)(?<!/)>(?P<i>.*?)</(?:\w+:)?c>',
    re.S,
)
ARKET = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?\b\w+:id="([^"]+)"')
MAALET = re.compile(rb'<Relationship\s(?=[^>]*\bId="([^"]+)")(?=[^>]*\bTarget="([^"]+)")')


@dataclass
class _Maalt:
    """What the XML of a sheet says: how far it reaches, and the cells without an answer, by line and column."""

    linje: int = 0
    kolonne: int = 0
    uten_svar: dict[int, dict[int, Merknad]] = field(default_factory=lambda: defaultdict(dict))


def les(innhold: bytes, *, flest_rader: int) -> Iterator[Tabellrad]:
    """Row by row. Raises Uleseligfil."""
    try:
        uten_svar = _maal(innhold, flest_rader=flest_rader)
        ark = CalamineWorkbook.from_filelike(BytesIO(innhold)).get_sheet_by_index(0)
        rader = ark.iter_rows()
    except (
        BadZipFile,
        CalamineError,
        KeyError,
        IndexError,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as feil:
        raise Uleseligfil(_("Regnearket kan ikke leses. Lagre det på nytt som XLSX, uten passord.")) from feil
    for linje, celler in enumerate(rader, 1):
        rad = som_rad(linje, [_som_vist(celle) for celle in celler])
        yield Tabellrad(linje, rad.celler, {**rad.merknader, **uten_svar.get(linje, {})})


def _som_vist(verdi: Any) -> str:
    """As the spreadsheet shows it: 30.11.2026 for a date, 12345678901 and not 12345678901.0."""
    if isinstance(verdi, bool):
        return "ja" if verdi else "nei"
    if isinstance(verdi, float):
        return str(int(verdi)) if verdi.is_integer() else repr(verdi).replace(".", ",")
    if isinstance(verdi, datetime) and verdi.time() == time.min:
        verdi = verdi.date()
    if isinstance(verdi, date):
        return f"{verdi:%d.%m.%Y %H:%M}" if isinstance(verdi, datetime) else f"{verdi:%d.%m.%Y}"
    return str(verdi)


def _maal(innhold: bytes, *, flest_rader: int) -> Mapping[int, Mapping[int, Merknad]]:
    """The cells of the first sheet without an answer. Raises Uleseligfil for a file that is more than it looks."""
    igjen = STORST_UTPAKKET
    with ZipFile(BytesIO(innhold)) as pakke:
        forste, funnet = _forste_ark(pakke), _Maalt()
        for fil in pakke.infolist():
            er_ark = fil.filename.startswith("xl/worksheets/")
            maalt = funnet if fil.filename == forste else _Maalt()
            rest = b""
            with pakke.open(fil) as strom:
                while stykke := strom.read(STYKKE):
                    igjen -= len(stykke)
                    rest = _les_stykke(rest + stykke, maalt) if er_ark else b""
                    if igjen < 0 or maalt.linje > flest_rader or maalt.kolonne > BREDEST:
                        raise Uleseligfil(_("Regnearket er for stort. Behold bare radene som skal inn, og prøv igjen."))
    return funnet.uten_svar


def _forste_ark(pakke: ZipFile) -> str:
    ark = ARKET.search(pakke.read("xl/workbook.xml"))
    maal = dict(MAALET.findall(pakke.read("xl/_rels/workbook.xml.rels")))
    sti = maal[ark[1]].decode() if ark else ""
    return sti.removeprefix("/") if sti.startswith("/") else f"xl/{sti}"


def _les_stykke(xml: bytes, maalt: _Maalt) -> bytes:
    """Note the whole cells in it; what is left begins a cell that goes on in the next piece."""
    slutt = 0
    for celle in CELLE.finditer(xml):
        slutt = celle.end()
        linje, kolonne = int(celle["linje"]), _nummer(celle["kolonne"])
        maalt.linje, maalt.kolonne = max(maalt.linje, linje), max(maalt.kolonne, kolonne + 1)
        if b't="e"' in celle["om"]:
            maalt.uten_svar[linje][kolonne] = Merknad.FEILVERDI
        elif re.search(rb"<(?:\w+:)?f\b", celle["i"]) and not re.search(rb"<(?:\w+:)?v>[^<]", celle["i"]):
            maalt.uten_svar[linje][kolonne] = Merknad.FORMEL
    return xml[max(slutt, len(xml) - LENGSTE_CELLE) :]


def _nummer(kolonne: bytes) -> int:
    nummer = 0
    for tegn in kolonne:
        nummer = nummer * 26 + tegn - ord("A") + 1
    return nummer - 1
