"""Reading a date as people type it: 1.12, 011226, «1. desember», «man. 30. nov.», «i morgen», «fredag».

The words of bokmål, nynorsk and English are read whatever language the page is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import IntEnum

TIDLIGSTE_AAR, SENESTE_AAR = 1900, 2100
UKE = 7

DAGORD = {
    **dict.fromkeys(("i dag", "idag", "today"), 0),
    **dict.fromkeys(("i morgen", "i morgon", "imorgen", "imorgon", "tomorrow"), 1),
    **dict.fromkeys(("i overmorgen", "i overmorgon", "overmorgen", "overmorgon"), 2),
    **dict.fromkeys(("i går", "igår", "yesterday"), -1),
}
UKEDAGER = (
    ("mandag", "måndag", "monday", "man", "mon"),
    ("tirsdag", "tysdag", "tuesday", "tir", "tirs", "tys", "tue"),
    ("onsdag", "wednesday", "ons", "wed"),
    ("torsdag", "thursday", "tor", "tors", "thu"),
    ("fredag", "friday", "fre", "fri"),
    ("lørdag", "laurdag", "saturday", "lør", "lau", "sat"),
    ("søndag", "sundag", "sunday", "søn", "sun"),
)
MAANEDER = (
    ("januar", "january", "jan"),
    ("februar", "february", "feb"),
    ("mars", "march", "mar"),
    ("april", "apr"),
    ("mai", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("desember", "december", "des", "dec"),
)
NUMMER_PAA_UKEDAG = {ord_: nummer for nummer, alle in enumerate(UKEDAGER) for ord_ in alle}
NUMMER_PAA_MAANED = {ord_: nummer for nummer, alle in enumerate(MAANEDER, 1) for ord_ in alle}
FORMER = (
    re.compile(r"(?P<dag>\d{1,2})[./ -] ?(?P<maaned>\d{1,2})(?:[./ -] ?(?P<aar>\d{4}|\d{2})|\.)?", re.ASCII),
    re.compile(r"(?P<dag>\d{2})(?P<maaned>\d{2})(?P<aar>\d{4}|\d{2})", re.ASCII),
    re.compile(r"(?P<aar>\d{4})-(?P<maaned>\d{2})-(?P<dag>\d{2})", re.ASCII),
    re.compile(r"(?P<dag>\d{1,2})(?:\. ?| )(?P<maaned>[a-z]+)\.?(?:,? (?P<aar>\d{4}))?", re.ASCII),
)


class Retning(IntEnum):
    """Which way a field's dates lie. The number: a date without a year is the first from so many days ago on.

    A field of dates to come also takes the near past, so that a day just gone is refused and not read as next year's.
    """

    FREM = 90
    BEGGE = 182
    TILBAKE = 275


class Uleselig(Exception):
    """Not a date in any of the ways it may be typed."""


class FinnesIkke(Exception):
    """Typed as a date, but no such day: 31.11, or a weekday that is not the date's."""


class UgyldigAar(Exception):
    """The year is not between TIDLIGSTE_AAR and SENESTE_AAR."""


def les(skrevet: str, *, i_dag: date, retning: Retning = Retning.BEGGE) -> date:
    """The date that was typed. A weekday alone is the next one, or the last where dates lie back in time."""
    tekst = " ".join(skrevet.split()).lower()
    if tekst in DAGORD:
        return i_dag + timedelta(days=DAGORD[tekst])
    if (ukedag := NUMMER_PAA_UKEDAG.get(tekst.removeprefix("på ").removesuffix("."))) is not None:
        return _ukedagen(ukedag, i_dag, bakover=retning is Retning.TILBAKE)
    ukedag, tekst = _uten_ukedag(tekst)
    treff = next((m for form in FORMER if (m := form.fullmatch(tekst))), None)
    if treff is None:
        raise Uleselig
    dag = _datoen(treff, i_dag - timedelta(days=retning))
    if ukedag not in (None, dag.weekday()):
        raise FinnesIkke
    return dag


def _ukedagen(ukedag: int, i_dag: date, *, bakover: bool) -> date:
    """Never today: whoever means today says so."""
    if bakover:
        return i_dag - timedelta(days=(i_dag.weekday() - ukedag - 1) % UKE + 1)
    return i_dag + timedelta(days=(ukedag - i_dag.weekday() - 1) % UKE + 1)


def _uten_ukedag(tekst: str) -> tuple[int | None, str]:
    """«man. 30. nov.» is a weekday and a date."""
    foran, _mellom, resten = tekst.partition(" ")
    ukedag = NUMMER_PAA_UKEDAG.get(foran.rstrip(".,"))
    return (None, tekst) if ukedag is None else (ukedag, resten)


def _datoen(treff: re.Match[str], fra: date) -> date:
    maaned = treff["maaned"]
    if not maaned.isdecimal() and maaned not in NUMMER_PAA_MAANED:
        raise Uleselig
    nummer = NUMMER_PAA_MAANED.get(maaned) or int(maaned)
    if not treff["aar"]:
        return _forste([fra.year, fra.year + 1], nummer, int(treff["dag"]), fra=fra)
    aar = int(treff["aar"]) + (2000 if len(treff["aar"]) == 2 else 0)
    if not TIDLIGSTE_AAR <= aar <= SENESTE_AAR:
        raise UgyldigAar
    return _forste([aar], nummer, int(treff["dag"]), fra=date.min)


def _forste(aarene: Iterable[int], maaned: int, dag: int, *, fra: date) -> date:
    """The first day of these years that exists and is not before `fra`."""
    for aar in aarene:
        try:
            dato = date(aar, maaned, dag)
        except ValueError:
            continue
        if dato >= fra:
            return dato
    raise FinnesIkke
