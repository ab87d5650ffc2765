"""What a workbook says beside its sheets: which sheet is the first, its shared texts, and which numbers are days."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from inkludering.felles.tabellfil.pakke import Pakke, Xmlmottaker
from inkludering.felles.tabellfil.rad import FLEST_CELLER, for_stort

STORSTE_DEL, STORSTE_TEKSTER = 5_000_000, 50_000_000
LENGSTE_TEKST = 40_000
BOKEN, FORBINDELSENE = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
# What shows a number as a day or an hour (ECMA-376, 18.8.30), of those that have no text of their own.
FASTE_DAGER = {str(nr) for nr in (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))}
IKKE_FORMAT = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\][]*\]')
# Excel takes 1900 for a leap year; from March on, this is the day it counts from. Older Macs counted from 1904.
FRA_1900, FRA_1904 = datetime.fromisoformat("1899-12-30"), datetime.fromisoformat("1904-01-01")


class Taus:
    """Is told of a part and keeps nothing: what each of them begins with."""

    def start(self, navn: str, om: dict[str, str]) -> None: ...
    def slutt(self, navn: str) -> None: ...
    def tekst(self, tekst: str) -> None: ...


class Samlet(Taus):
    """The text of the element whose `biter` it is told to fill; no more than a cell can hold."""

    biter: list[str] | None = None
    tegn = 0

    def tekst(self, tekst: str) -> None:
        if self.biter is not None:
            self.tegn += len(tekst)
            if self.tegn > LENGSTE_TEKST:
                raise for_stort()
            self.biter.append(tekst)


@dataclass
class Bok:
    """The shared texts are kept as bytes: one odd letter makes a text in memory four times as long."""

    ark: str
    fra: datetime
    tekster: list[bytes] = field(default_factory=list)
    dager: list[bool] = field(default_factory=list)

    def er_dag(self, stil: str) -> bool:
        return stil.isdecimal() and len(stil) < 7 and int(stil) < len(self.dager) and self.dager[int(stil)]

    def dag(self, tall: float) -> datetime:
        return self.fra + timedelta(seconds=round(tall * 86_400))


def les(pakke: Pakke) -> Bok:
    innhold, forbindelser = _Innhold(), _Forbindelser()
    _alt(pakke, BOKEN, innhold)
    _alt(pakke, FORBINDELSENE, forbindelser)
    bok = Bok(forbindelser.maal[innhold.ark], FRA_1904 if innhold.fra_1904 else FRA_1900)
    if tekster := forbindelser.slag.get("sharedStrings"):
        _alt(pakke, tekster, _Tekster(bok.tekster), storst=STORSTE_TEKSTER)
    if stiler := forbindelser.slag.get("styles"):
        _alt(pakke, stiler, _Stiler(bok.dager))
    return bok


def _alt(pakke: Pakke, sti: str, mottaker: Xmlmottaker, *, storst: int = STORSTE_DEL) -> None:
    for _stykke in pakke.les(sti, mottaker, storst=storst):
        pass


class _Innhold(Taus):
    ark = ""
    fra_1904 = False

    def start(self, navn: str, om: dict[str, str]) -> None:
        if navn == "sheet" and not self.ark:
            self.ark = next((verdi for navn, verdi in om.items() if navn.endswith(":id")), "")
        elif navn == "workbookPr":
            self.fra_1904 = om.get("date1904") in ("1", "true")


class _Forbindelser(Taus):
    def __init__(self) -> None:
        self.maal: dict[str, str] = {}
        self.slag: dict[str, str] = {}

    def start(self, navn: str, om: dict[str, str]) -> None:
        if navn == "Relationship":
            sti = posixpath.join("/xl", om["Target"])
            self.maal[om["Id"]] = self.slag[om["Type"].rpartition("/")[2]] = sti


class _Tekster(Samlet):
    """What is written above a text to say how it is read aloud (rPh) is not of it."""

    def __init__(self, tekster: list[bytes]) -> None:
        self._tekster, self._uttale = tekster, False
        self._delene: list[str] = []

    def start(self, navn: str, om: dict[str, str]) -> None:
        if navn == "si":
            self._delene, self.tegn = [], 0
        elif navn == "rPh":
            self._uttale = True
        elif navn == "t":
            self.biter = []

    def slutt(self, navn: str) -> None:
        if navn == "t":
            if not self._uttale:
                self._delene += self.biter or []
            self.biter = None
        elif navn == "rPh":
            self._uttale = False
        elif navn == "si":
            self._tekster.append("".join(self._delene).encode())
            if len(self._tekster) > FLEST_CELLER:
                raise for_stort()


class _Stiler(Taus):
    def __init__(self, dager: list[bool]) -> None:
        self._dager, self._egne, self._i_cellenes = dager, dict[str, bool](), False

    def start(self, navn: str, om: dict[str, str]) -> None:
        if navn == "numFmt":
            self._egne[om["numFmtId"]] = bool(re.search("[dmyhs]", IKKE_FORMAT.sub("", om["formatCode"]), re.I))
        elif navn == "cellXfs":
            self._i_cellenes = True
        elif navn == "xf" and self._i_cellenes:
            nummer = om.get("numFmtId", "0")
            self._dager.append(self._egne.get(nummer, nummer in FASTE_DAGER))

    def slutt(self, navn: str) -> None:
        if navn == "cellXfs":
            self._i_cellenes = False
