"""A table as a file that both people and spreadsheets open: semicolons, UTF-8 with a mark, and no formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

FORMELTEGN = ("=", "+", "-", "@", "\t", "\r")


def lag(rader: Iterable[Sequence[str]]) -> bytes:
    ut = io.StringIO()
    csv.writer(ut, delimiter=";", lineterminator="\r\n").writerows([som_tekst(celle) for celle in rad] for rad in rader)
    return ut.getvalue().encode("utf-8-sig")


def som_tekst(celle: str) -> str:
    """What a spreadsheet would compute stands as it was written."""
    return f"'{celle}" if celle.startswith(FORMELTEGN) else celle
