"""Our own check of a tagged PDF: what PDF/UA-1 asks that a program can see. Each function returns the breaches."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from typing import Any

import pikepdf

VISER = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "BI", "INLINE IMAGE"}
PDFUAID = "{http://www.aiim.org/pdfua/ns/id/}part"


def brudd(fil: pikepdf.Pdf) -> list[str]:
    """Everything found wrong in the document."""
    return [*metadata(fil), *struktur(fil), *umerket_innhold(fil), *skrifter(fil), *uten_plass(fil)]


def metadata(fil: pikepdf.Pdf) -> Iterator[str]:
    rot = fil.Root
    with fil.open_metadata() as xmp:
        if xmp.get(PDFUAID) != "1":
            yield "pdfuaid:part is not 1"
        if not xmp.get("dc:title"):
            yield "no title"
    if str(rot.get("/Lang", "")) != "nb":
        yield "Lang is not nb"
    if not rot.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "DisplayDocTitle is not true"
    if not rot.get("/MarkInfo", {}).get("/Marked"):
        yield "not marked"


def struktur(fil: pikepdf.Pdf) -> Iterator[str]:
    """Alt on figures, Scope on header cells, a caption in each table, heading levels without a gap."""
    nivaa = 0
    for element in elementer(fil):
        slag = str(element.S)
        if slag == "/Figure" and not str(element.get("/Alt", "")):
            yield "a figure without Alt"
        if slag == "/TH" and str(element.get("/A", {}).get("/Scope", "")) not in ("/Row", "/Column"):
            yield "a header cell without Scope"
        if slag == "/Table" and "/Caption" not in {str(barn.S) for barn in _barn(element)}:
            yield "a table without a caption"
        if slag[:2] == "/H" and slag[2:].isdigit():
            if int(slag[2:]) > nivaa + 1:
                yield f"heading {slag} after level {nivaa}"
            nivaa = int(slag[2:])


def umerket_innhold(fil: pikepdf.Pdf) -> Iterator[str]:
    """All that is shown is an artifact, or marked content whose owner stands in the structure tree."""
    i_treet = {element.objgen for element in elementer(fil)}
    eiere = fil.Root.StructTreeRoot.ParentTree.Nums
    for nr, side in enumerate(fil.pages):
        sidens = next(eiere[i + 1] for i in range(0, len(eiere), 2) if int(eiere[i]) == int(side.StructParents))
        aapne: list[bool] = []
        for operander, operator in pikepdf.parse_content_stream(side):
            navn = str(operator)
            if navn in ("BMC", "BDC"):
                aapne.append(str(operander[0]) == "/Artifact" or _har_eier(operander, sidens, i_treet))
            elif navn == "EMC":
                aapne.pop()
            elif navn in VISER and not any(aapne):
                yield f"page {nr + 1}: {navn} is neither tagged nor an artifact"


def skrifter(fil: pikepdf.Pdf) -> Iterator[str]:
    """Every font lies in the file and can be read back as text."""
    for objekt in fil.objects:
        if not isinstance(objekt, pikepdf.Dictionary) or objekt.get("/Type") != "/Font" or "/ToUnicode" in objekt:
            continue
        if objekt.get("/Subtype") == "/Type0":
            yield f"{objekt.BaseFont} has no ToUnicode"
    for objekt in fil.objects:
        if not isinstance(objekt, pikepdf.Dictionary) or objekt.get("/Type") != "/FontDescriptor":
            continue
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(objekt.keys()):
            yield f"{objekt.FontName} is not embedded"


def lenker(fil: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for side in fil.pages:
        yield from side.get("/Annots", [])


def uten_plass(fil: pikepdf.Pdf) -> Iterator[str]:
    """A link has words, and a place among what is read."""
    i_treet = {element.objgen for element in elementer(fil) if str(element.S) == "/Link"}
    numre = fil.Root.StructTreeRoot.ParentTree.Nums
    eiere = {int(numre[i]): numre[i + 1] for i in range(0, len(numre), 2)}
    for lenke in lenker(fil):
        eier = eiere.get(int(lenke.get("/StructParent", -1)))
        if not isinstance(eier, pikepdf.Dictionary) or eier.objgen not in i_treet:
            yield "a link that stands nowhere in the structure"
        if not str(lenke.get("/Contents", "")):
            yield "a link without Contents"


def elementer(fil: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The structure elements in reading order."""
    yield from _under(fil.Root.StructTreeRoot)


def _under(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for barn in _barn(element):
        yield barn
        yield from _under(barn)


def _barn(element: pikepdf.Object) -> list[pikepdf.Object]:
    barn = element.get("/K", [])
    liste = barn if isinstance(barn, pikepdf.Array) else [barn]
    return [ett for ett in liste if isinstance(ett, pikepdf.Dictionary) and "/S" in ett]


def _har_eier(operander: Any, sidens: pikepdf.Array, i_treet: set[tuple[int, int]]) -> bool:
    egenskaper = operander[1] if len(operander) > 1 else {}
    if "/MCID" not in egenskaper:
        return False
    eier = sidens[int(egenskaper["/MCID"])]
    return isinstance(eier, pikepdf.Dictionary) and eier.objgen in i_treet


@cache
def som_tekst(fil: bytes) -> str:
    """As a reader sees it, a page after each form feed; asked once of each file."""
    svar = subprocess.run(["pdftotext", "-layout", "-", "-"], input=fil, capture_output=True, check=True)
    return re.sub(r"[ \xa0]+", " ", svar.stdout.decode())
