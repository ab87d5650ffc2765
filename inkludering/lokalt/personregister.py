"""The demo's access control: answers over HTTP as Nav's does («tilgangsmaskinen»), of whom `personregister.json` names.

The file lies in the data folder: {"<fødselsnummer>": {"beskyttelse": "fortrolig", "skjermet": false}}. Of all others it
has no answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

STI = "/api/v1/bulk/ccf/"
IDENT = "Z990001"
KODER = {"strengt_fortrolig": "AVVIST_STRENGT_FORTROLIG_ADRESSE", "fortrolig": "AVVIST_FORTROLIG_ADRESSE"}
SKJERMET = "AVVIST_SKJERMING"


def adresse(port: int) -> str:
    """What settings.TILGANGSMASKIN_URL is in the demo, whose mail sink answers at this port."""
    return f"http://127.0.0.1:{port}{STI}{IDENT}"


def svar(mappe: Path, spurt: Iterable[dict[str, Any]]) -> dict[str, object]:
    """As Nav's own answers many at once. Raises ValueError or KeyError for what is no question."""
    fil = mappe / "personregister.json"
    kjente = json.loads(fil.read_text()) if fil.exists() else {}
    return {"ansattId": IDENT, "resultater": [_om(str(en["brukerId"]), kjente) for en in spurt]}


def _om(nummer: str, kjente: dict[str, Any]) -> dict[str, object]:
    if nummer not in kjente:
        return {"brukerId": nummer, "status": 404}
    hva = kjente[nummer]
    kode = KODER.get(hva["beskyttelse"]) or (SKJERMET if hva["skjermet"] else "")
    if not kode:
        return {"brukerId": nummer, "status": 204}
    return {"brukerId": nummer, "status": 403, "detaljer": {"title": kode, "status": 403, "navIdent": IDENT}}
