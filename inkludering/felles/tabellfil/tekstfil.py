"""CSV as it comes: in UTF-8 (with or without its mark), UTF-16 with its mark, or what older Windows writes."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

from inkludering.felles import tekst as tekst_
from inkludering.felles.csvfil import FORMELTEGN
from inkludering.felles.tabellfil.rad import Mengde, Merknad, Tabellrad, Uleseligfil

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SKILLETEGN = (";", "\t", ",", "|")
EXCELS_LINJE = re.compile(r'sep=([^"\r\n])\r?\n', re.I)
# What æ, ø and å become when a file is read in another alphabet than it was written in, once or twice over.
OEDELAGT = re.compile("\ufffd|Ã[\x80-\xbf\u0152-\u02dc\u2013-\u2122]|â€|[¿¾¯›†‡•]")
# A cell that a spreadsheet would calculate. A phone number may begin with +, and a cell may be a lone dash.
SOM_FORMEL = re.compile(r"[=@]|[+-](?![\d\s(-]|$)")


def les(innhold: bytes, *, flest_rader: int) -> Iterator[Tabellrad]:
    """Row by row, without those that say nothing. Raises Uleseligfil."""
    tekst = _dekodet(innhold)
    skille = EXCELS_LINJE.match(tekst)
    if skille:
        tekst = tekst[skille.end() :]
    leser = csv.reader(StringIO(tekst, newline=""), delimiter=skille[1] if skille else _skilletegn(tekst), strict=True)
    forrige = bool(skille)
    linje, mengde = forrige + 1, Mengde(flest_rader)
    try:
        for rad in leser:
            if any(rad):
                mengde.legg_til(rad)
                yield som_rad(linje, rad)
            linje = leser.line_num + forrige + 1
    except csv.Error as feil:
        hvor = {"linje": linje}
        raise Uleseligfil(_("Linje %(linje)s kan ikke leses. Se etter anførselstegn uten make.") % hvor) from feil


def som_rad(linje: int, celler: list[str]) -> Tabellrad:
    """Its cells in the form text is kept in, with a word of those that are not to be trusted."""
    rene = [uten_vern(tekst_.linje(celle)) if celle else "" for celle in celler]
    merknader = {
        nr: Merknad.FORMEL if SOM_FORMEL.match(celle) else Merknad.TEGN
        for nr, celle in enumerate(rene)
        if SOM_FORMEL.match(celle) or OEDELAGT.search(celle)
    }
    return Tabellrad(linje, rene, merknader)


def uten_vern(celle: str) -> str:
    """Without the mark that inkludering.felles.csvfil sets before what a spreadsheet would compute."""
    return celle[1:] if celle.startswith("'") and celle[1:].startswith(FORMELTEGN) else celle


def _dekodet(innhold: bytes) -> str:
    koding = "utf-16" if innhold.startswith(UTF16) else "utf-8-sig"
    for forslag in (koding, "cp1252"):
        try:
            tekst = innhold.decode(forslag)
        except UnicodeDecodeError:
            continue
        if "\0" not in tekst:
            return tekst
    raise Uleseligfil(_("Filen er verken CSV eller XLSX. Lagre den på nytt som XLSX, eller som CSV UTF-8."))


def _skilletegn(tekst: str) -> str:
    """What stands most often between the words of the first line with any, outside of quotes."""
    linje = next((linje for linje in StringIO(tekst, newline=None) if linje.strip()), "")
    utenfor = re.sub(r'"[^"]*"', "", linje)
    return max(SKILLETEGN, key=utenfor.count)
