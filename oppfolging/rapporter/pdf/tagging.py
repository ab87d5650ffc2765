"""What WeasyPrint's tagging leaves open for PDF/UA: the scope of headers, and headings of pages that belong to no text.

Works on the document just before it is written. Objects refer to each other as b"12 0 R".
"""

from __future__ import annotations

from collections.abc import Iterator

import pydyf
from weasyprint.document import Document


def fullfoer(_dokument: Document, fil: pydyf.PDF) -> None:
    """A finisher for HTML.write_pdf."""
    rot = _objekt(fil, fil.catalog["StructTreeRoot"])
    i_treet = set(_etterkommere(fil, rot["K"]))
    _sett_scope(fil)
    eiere = _objekt(fil, rot["ParentTree"])["Nums"]
    for side, elementer in zip(fil.page_references, eiere[1::2], strict=False):
        pynt = {nr for nr, element in enumerate(elementer) if element not in i_treet}
        elementer[:] = ["null" if nr in pynt else element for nr, element in enumerate(elementer)]
        innhold = _objekt(fil, _objekt(fil, side)["Contents"])
        innhold.stream[:] = _merket(innhold.stream, pynt)


def _sett_scope(fil: pydyf.PDF) -> None:
    """Cells name their headers by id; readers that only know Scope get that too."""
    for objekt in fil.objects:
        if isinstance(objekt, pydyf.Dictionary) and objekt.get("S") == "/TH":
            gruppe = _objekt(fil, _objekt(fil, objekt["P"])["P"])
            objekt["A"]["Scope"] = "/Column" if gruppe["S"] == "/THead" else "/Row"


def _merket(strom: list[object], pynt: set[int]) -> Iterator[object]:
    """The stream with the marked content numbered in `pynt` marked as an artifact: page header and footer."""
    deler = iter(zip(strom, [*strom[1:], None], strict=True))
    for del_, neste in deler:
        if isinstance(neste, pydyf.Dictionary) and neste.get("MCID") in pynt:
            next(deler), next(deler)  # the property list and BDC
            yield from ("/Artifact", b"BMC")
        else:
            yield del_


def _etterkommere(fil: pydyf.PDF, barn: list[object]) -> Iterator[bytes]:
    for ett in barn:
        if isinstance(ett, bytes):
            yield ett
            yield from _etterkommere(fil, _objekt(fil, ett).get("K", []))


def _objekt(fil: pydyf.PDF, referanse: bytes) -> pydyf.Object:
    return fil.objects[int(referanse.split()[0])]
