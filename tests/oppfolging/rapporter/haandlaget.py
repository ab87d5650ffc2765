"""Cuts typed by hand: an office and its jobbspesialister with just the figures a test is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from oppfolging.kjerne.models import Side
from oppfolging.rapporter.rapportperioder import Periode
from oppfolging.rapporter.sammenligning import Foer
from oppfolging.rapporter.snitt import Kontorfakta, Snitt
from oppfolging.rapporter.tall import figur
from oppfolging.rapporter.tall.figur import Linje
from oppfolging.rapporter.tall.verdier import Andel, Andeler, Antall, Dager, Ventende
from tests import fabrikker as lag

OKTOBER = Periode(date(2026, 10, 1), date(2026, 10, 31))
SEPTEMBER = OKTOBER.forrige
Deler = tuple[int, int]


def linje(
    navn: str = "",
    nr: int | None = None,
    *,
    kandidater: int = 0,
    norm: int | None = 20,
    faser: Mapping[str, int] | None = None,
    over: Sequence[int] = (0, 0, 0),
    i_tide: Mapping[str, Deler] | None = None,
    rytme: Deler = (0, 0),
    overgang: Deler = (0, 0),
    **mer: Any,
) -> Linje:
    """A line: `over` by side in the order they are shown, `i_tide` by side."""
    verdier = {tall.nokkel: tall.verdi.av(tall.slag, {}) for tall in figur.alle()}
    verdier |= {
        "portefolje": Antall(dict(faser or {"kartlegging": kandidater})),
        "over_fristen": Antall(dict(zip(Side.values, over, strict=True))),
        "i_tide": Andeler({side: Andel(*(i_tide or {}).get(side, (0, 0))) for side in Side.values}),
        "over_rytmen": Andeler({"": Andel(*rytme)}),
        "overgang": Andeler({"aar": Andel(*overgang)}),
    }
    if "uten_ansvarlig" in mer:
        verdier["uten_ansvarlig"] = Dager(*mer["uten_ansvarlig"])
    if "til_arbeid" in mer:
        verdier["til_arbeid"] = Antall({**verdier["til_arbeid"].per, **mer["til_arbeid"]})
    if "uten_kontaktperson" in mer:
        antall, lengst = mer["uten_kontaktperson"]
        verdier["uten_kontaktperson"] = Ventende({"": antall}, lengst)
    prosent = None if nr is None or norm is None else 100
    return Linje(navn, nr if nr is None else UUID(int=nr), prosent, norm, verdier)


def snitt(*spesialister: Linje, kontoret: Linje | None = None, foer: Sequence[Foer] = (), **felt: Any) -> Snitt:
    """October 2026, cut on 3 November."""
    fakta = Kontorfakta("5702", "Nav Lerkendal", 20, 25)
    versjoner = {tall.nokkel: tall.versjon for tall in figur.alle()}
    ingen = linje(norm=None)
    return Snitt(
        kontor=fakta,
        fra=OKTOBER.fra,
        til=OKTOBER.til,
        tidspunkt=lag.oslo(2026, 11, 3),
        planlagt_fra=date(2025, 1, 1),
        versjoner=versjoner,
        spesialister=spesialister,
        uten_ansvarlig=ingen,
        kontoret=kontoret or replace(ingen, norm=0),
        foer=tuple(foer),
        **felt,
    )
