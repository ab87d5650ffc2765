"""The figures as a reader meets them: «18 av 20 (90 %)», lines of a table, phases in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kandidater.faser import Fase
from oppfolging.kjerne.models import Side

# A percentage of fewer is noise, and points at persons.
MINSTE_NEVNER = 5


def andel(teller: int, nevner: int) -> str:
    """Numerator and denominator, and a percentage when there are enough to speak of one."""
    if not nevner:
        return "–"
    av = _("%(teller)s av %(nevner)s") % {"teller": teller, "nevner": nevner}
    return av if nevner < MINSTE_NEVNER else f"{av} ({prosent(teller, nevner)})"


def prosent(teller: int, nevner: int) -> str:
    """Rounded to a whole number, halves up."""
    return f"{(200 * teller + nevner) // (2 * nevner)} %"


def linje(figurer: Mapping[str, Any]) -> dict[str, Any]:
    """One specialist's figures, or the office's, as text."""
    kontakt = figurer["kontakt"]
    return {
        "navn": figurer.get("navn"),
        "stilling": f"{figurer['stillingsprosent']} %" if figurer.get("stillingsprosent") else "–",
        "kandidater": figurer["kandidater"],
        "norm": "–" if figurer.get("norm") is None else figurer["norm"],
        "over_normen": 0 if figurer.get("norm") is None else max(figurer["kandidater"] - figurer["norm"], 0),
        "faser": faser(figurer["faser"]),
        "sider": [_side(side, figurer) for side in Side],
        "over_fristen": sum(figurer["over_fristen"].values()),
        "median": _dager(kontakt["median"]),
        "lengst": _dager(kontakt["maks"]),
        "lenge_siden": kontakt["lenge_siden"],
        "betalt": figurer["forlop"]["betalt"],
        "ubetalt": figurer["forlop"]["ubetalt"],
        "overgang": andel(figurer["overgang"]["i_arbeid"], figurer["overgang"]["betjent"]),
    }


def faser(antall: Mapping[str, int]) -> str:
    """«Jobber 3, Nedtrapping 1», in the order of the methods."""
    return ", ".join(f"{fase.label} {antall[fase]}" for fase in Fase if antall.get(fase)) or "–"


def dager(antall: int | None) -> str:
    if antall is None:
        return "–"
    return ngettext("%(antall)s dag", "%(antall)s dager", antall) % {"antall": antall}


def _side(side: Side, figurer: Mapping[str, Any]) -> dict[str, Any]:
    frister = figurer["frister"][side]
    return {
        "navn": side.label,
        "i_tide": andel(frister["i_tide"], frister["frister"]),
        "utelatt": frister["utelatt"],
        "over_fristen": figurer["over_fristen"][side],
    }


def _dager(antall: float | None) -> str:
    if antall is None:
        return "–"
    return number_format(antall, 0 if antall == int(antall) else 1, use_l10n=True)
