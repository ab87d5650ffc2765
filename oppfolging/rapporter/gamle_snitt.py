"""Opens old reports: a cut stored in version 1, before a figure was one object, told as version 2 stores it.

A report shows the figures it was made with for as long as it is kept (promise 8), so what was stored then is read still
(snitt.les). Nothing new is stored like this.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NYE_NAVN = {
    "faser": "portefolje",
    "overgang": "overgang",
    "frister": "i_tide",
    "over_fristen": "over_fristen",
    "kontakt": "dager_siden_kontakt",
    "forlop": "lopende_forlop",
}
BARE_KONTORET = ("inn_og_ut", "uten_ansvarlig", "uten_kontaktperson")
INGEN_DAGER = {"antall": 0, "median": None, "lengst": None, "lenge_siden": 0}


def til_versjon_2(lagret: Mapping[str, Any]) -> dict[str, Any]:
    """The same cut, with every figure in its first version."""
    kontoret, koe = lagret["kontoret"], lagret["uten_ansvarlig"]
    av_kontoret = {
        "inn_og_ut": {"per": {"henvist": kontoret["henvist"], "avsluttet": kontoret["avsluttet"]}},
        "uten_ansvarlig": INGEN_DAGER | {"antall": koe["kandidater"], "lengst": koe["lengste_ventetid"]},
        "uten_kontaktperson": {"per": {"": kontoret["uten_kontaktperson"]}},
    }
    return {
        **{navn: lagret[navn] for navn in ("kontor", "fra", "til", "snitt")},
        "versjoner": dict.fromkeys([*NYE_NAVN.values(), *BARE_KONTORET], 1),
        "spesialister": [_linje(linje) for linje in lagret["spesialister"]],
        "uten_ansvarlig": _linje(koe),
        "kontoret": _linje(kontoret, av_kontoret),
    }


def _linje(gammel: Mapping[str, Any], mer: Mapping[str, Any] | None = None) -> dict[str, Any]:
    fakta = {navn: gammel.get(navn) for navn in ("bruker", "stillingsprosent", "norm")}
    verdier = {nytt: _verdi(navn, gammel[navn], gammel["kandidater"]) for navn, nytt in NYE_NAVN.items()}
    return {"navn": gammel.get("navn", ""), **fakta, "verdier": {**verdier, **(mer or {})}}


def _verdi(navn: str, gammel: Mapping[str, Any], kandidater: int) -> dict[str, Any]:
    if navn == "frister":
        return {"per": {side: _andel(f["i_tide"], f["frister"], f["utelatt"]) for side, f in gammel.items()}}
    if navn == "overgang":
        return {"per": {"": _andel(gammel["i_arbeid"], gammel["betjent"])}}
    if navn == "kontakt":
        dager = {"median": gammel["median"], "lengst": gammel["maks"], "lenge_siden": gammel["lenge_siden"]}
        return {"antall": kandidater, **dager}
    return {"per": gammel}


def _andel(teller: int, nevner: int, utelatt: int = 0) -> dict[str, int]:
    return {"teller": teller, "nevner": nevner, "utelatt": utelatt}
